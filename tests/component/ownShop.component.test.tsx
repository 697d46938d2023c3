import Taro from '@tarojs/taro'
import { cleanup } from '@testing-library/react'
import type { ComponentType } from 'react'
import type { OwnShop } from '../../contract/merchant/ownShop'
import ShopHoursPage from '../../src/packages/merchant/owner/hours'
import OwnOfferPage from '../../src/packages/merchant/owner/offer'
import OwnOffersPage from '../../src/packages/merchant/owner/offers'
import ShopProfilePage from '../../src/packages/merchant/owner/profile'
import OwnShopPage from '../../src/packages/merchant/owner/shop'
import { offerId, someTerms } from '../builders/offers'
import { anOwnShop, aShop } from '../builders/shopViews'
import type { Answers } from '../support/taro/backend'
import { fillIn } from '../support/taro/hand'
import { atNoon, openPage, tap } from '../support/taro/pageHand'
import { says, saysNot } from '../support/taro/passPage'
import { setParams } from '../support/taro/taro'

/** What an owner sees and changes of their shop. */

atNoon()
beforeEach(() => setParams({ merchantId: 'mch_sample' }))

const open = (Page: ComponentType, own: Partial<OwnShop> = {}, answers: Answers = {}) =>
  openPage(Page, { 'merchant.ownShop': () => ({ ok: true, data: anOwnShop(own) }), ...answers })

describe('my shop', () => {
  test('M23: says how it is for riders, and leads to the clerks', async () => {
    await open(OwnShopPage)
    says('参加优惠，11月20日起')
    says('按营业时间：营业中，到 20:00')
    await tap('店员')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/packages/merchant/owner/people/index?merchantId=mch_sample' })
  })

  test.each([
    ['closed', '已关，11月20日起'],
    ['pending', '待审核，11月20日起'],
    ['declined', '被退回，11月20日起'],
    ['suspended', '已暂停，11月20日起'],
  ] as const)('M23: %s is said in words, and nobody reads that it is open', async (state, words) => {
    await open(OwnShopPage, { state })
    says(words)
    saysNot(/参加优惠|营业中/)
  })
})

test('the owner of a suspended shop reads why, and whom to call', async () => {
  await open(OwnShopPage, { state: 'suspended', suspendedFor: 'notHonoured' })
  says('原因：说好的优惠没有给')
  saysNot('重新开店')
  await tap('打 12345 问区里')
  expect(Taro.makePhoneCall).toHaveBeenCalledWith(expect.objectContaining({ phoneNumber: '12345' }))
})

/** What was saved is answered as the shop is then. */
const saving: Answers = { 'merchant.saveShop': ({ merchantId: _, ...change }) => ({ ok: true, data: aShop(change as object) }) }
const towns: Answers = {
  'station.list': () => ({
    ok: true,
    data: { towns: ['1', '2'].map((at) => ({ townId: `twn_${at}` as never, name: `示例镇${at}` })), stations: [] },
  }),
}

test('M23: an owner closes the shop after a question, and opens it with one tap', async () => {
  const { inputsOf } = await open(OwnShopPage, {}, saving)
  await tap('暂时关店')
  says(/小哥马上找不到你的店/)
  expect(inputsOf('merchant.saveShop')).toEqual([])
  await tap('关店')
  cleanup()
  const closed = await open(OwnShopPage, { state: 'closed', shop: aShop({ open: false }) }, saving)
  await tap('重新开店')
  expect(inputsOf('merchant.saveShop')).toEqual([{ merchantId: 'mch_sample', open: false }])
  expect(closed.inputsOf('merchant.saveShop')).toEqual([{ merchantId: 'mch_sample', open: true }])
})

describe('what the shop says of itself', () => {
  test('M23: errors stand at their field, and what is saved is all that was on the screen', async () => {
    const { inputsOf } = await open(ShopProfilePage, {}, { ...saving, ...towns })
    await fillIn('input', '店', 0)
    await tap('保存资料')
    says('至少要 2 个字')
    expect(inputsOf('merchant.saveShop')).toEqual([])
    await fillIn('input', '天天包子', 0)
    await tap('洗车')
    await tap('换一个')
    await tap('示例镇2')
    await fillIn('input', '', 2)
    await tap('保存资料')
    const profile = { name: '天天包子', kind: 'carWash', townId: 'twn_2', address: '示例路 1 号', phone: null }
    expect(inputsOf('merchant.saveShop')).toEqual([{ merchantId: 'mch_sample', ...profile }])
    says(/保存好了/)
  })

  test('a text that nobody may read is said at its field', async () => {
    const refusing: Answers = {
      'merchant.saveShop': () => ({ ok: false, error: { code: 'TEXT_REFUSED', details: { field: 'address' }, message: '' } }),
    }
    await open(ShopProfilePage, {}, { ...refusing, ...towns })
    await tap('保存资料')
    expect(document.querySelector('#field-address')?.textContent).toContain('请换个说法')
    expect(document.querySelector('#field-name')?.textContent).not.toContain('请换个说法')
  })

  test('M23: a charging shop says how many piles it has, and how fast they are; how fast alone is not enough', async () => {
    const { inputsOf } = await open(ShopProfilePage, { shop: aShop({ kind: 'meals' }) }, { ...saving, ...towns })
    saysNot('充电桩有几个')
    await tap('充电停车')
    await fillIn('input', '60', 4)
    await tap('保存资料')
    says('这一项要填')
    await fillIn('input', '2000', 3)
    await tap('保存资料')
    says('不能大于 1000')
    await fillIn('input', '10', 3)
    await tap('保存资料')
    expect(inputsOf('merchant.saveShop')).toMatchObject([{ kind: 'charging', piles: { count: 10, kilowatts: 60 } }])
  })

  test('M23: a charging shop can take back what it has said of its piles', async () => {
    const shop = aShop({ kind: 'charging', piles: { count: 10, kilowatts: null } })
    const { inputsOf } = await open(ShopProfilePage, { shop }, { ...saving, ...towns })
    await fillIn('input', '', 3)
    await tap('保存资料')
    expect(inputsOf('merchant.saveShop')).toMatchObject([{ piles: null }])
  })

  test('M21: whoever changes the address reads that the place on the map goes with it', async () => {
    await open(ShopProfilePage, { shop: aShop({ location: { latitude: 31.1, longitude: 120.6 } }) }, { ...saving, ...towns })
    saysNot(/地图上的位置/)
    await fillIn('input', '示例路 2 号', 1)
    says(/地图上的位置就不准了/)
  })
})

describe('opening hours', () => {
  const saved = (inputs: readonly unknown[]) => (inputs[0] as { hours: { week: unknown[]; exceptions: unknown[] } | null }).hours
  const everyDay = (...spans: [string, string][]) => Array.from({ length: 7 }, () => spans.map(([from, to]) => ({ from, to })))

  test('M18: two spans on every day take a few taps, and are read as riders will', async () => {
    const { inputsOf } = await open(ShopHoursPage, {}, saving)
    await fillIn('[data-picker]', '14:00', 1)
    await tap('加一段时间')
    says('每天 06:00–14:00、16:00–20:00')
    await tap('保存营业时间')
    expect(saved(inputsOf('merchant.saveShop'))).toEqual({ week: everyDay(['06:00', '14:00'], ['16:00', '20:00']), exceptions: [] })
    says(/保存好了/)
  })

  test('M18: one day goes past midnight and is copied to all; a holiday is closed and harms no other day', async () => {
    const { inputsOf } = await open(ShopHoursPage, {}, saving)
    await tap('有几天不一样')
    await fillIn('[data-picker]', '22:00', 0)
    await fillIn('[data-picker]', '02:00', 1)
    says('过了半夜：22:00–第二天 02:00')
    await tap('每天都照周一')
    await tap('加一个特别的日子')
    says('11月24日 休息')
    await tap('保存营业时间')
    expect(saved(inputsOf('merchant.saveShop'))).toEqual({
      week: everyDay(['22:00', '02:00']),
      exceptions: [{ day: '2026-11-24', spans: [] }],
    })
  })

  test('M18: a shop that has not said its hours is not asked to, and one that never opens is told where to close', async () => {
    const { inputsOf } = await open(ShopHoursPage, { shop: aShop({ hours: null }) }, saving)
    saysNot('加一段时间')
    await tap('写营业时间')
    await tap('去掉')
    await tap('保存营业时间')
    says(/至少有一天开门/)
    await tap('不写')
    await tap('保存营业时间')
    expect(inputsOf('merchant.saveShop')).toEqual([{ merchantId: 'mch_sample', hours: null }])
  })

  test('days that are over are dropped, and a day that is there twice is named', async () => {
    const exceptions = ['2026-10-01', '2026-11-24'].map((day) => ({ day, spans: [] }))
    const { inputsOf } = await open(ShopHoursPage, { shop: aShop({ hours: { week: everyDay(['06:00', '20:00']), exceptions } }) }, saving)
    await tap('加一个特别的日子')
    await fillIn('[data-picker]', '2026-11-24', 3)
    await tap('保存营业时间')
    says('2026-11-24 写了两次，去掉一个')
    await tap('去掉这一天')
    await tap('保存营业时间')
    expect(saved(inputsOf('merchant.saveShop'))?.exceptions).toEqual([{ day: '2026-11-24', spans: [] }])
  })
})

describe('the offers of a shop', () => {
  const writing: Answers = {
    'merchant.proposeOffer': () => ({ ok: true, data: anOwnShop() }),
    'merchant.withdrawOffer': () => ({ ok: true, data: anOwnShop() }),
    'merchant.endOwnOffer': () => ({ ok: true, data: anOwnShop({ offers: [] }) }),
  }
  const at = '2026-11-23T03:00:00Z'
  const dearer = someTerms({ price: { kind: 'setMeal', normalFen: 1800, riderFen: 1400 } })

  test('M24: what waits and what was refused stand at the offer, with the reason and a way on', async () => {
    const proposals = [
      { offerId: offerId('meal'), at, terms: dearer, refused: null },
      { offerId: offerId('new'), at, terms: someTerms({ title: '示例早餐' }), refused: { reason: 'basisMissing' as const, at } },
    ]
    const { inputsOf } = await open(OwnOffersPage, { proposals }, writing)
    says(/11:00 交给区里看，还没答复/)
    says('14 元（原价 18 元）')
    says(/区里没有通过：原价的依据不清楚/)
    await tap('撤回')
    expect(inputsOf('merchant.withdrawOffer')).toEqual([{ merchantId: 'mch_sample', offerId: 'off_meal' }])
  })

  test('an offer is ended after a question', async () => {
    const { inputsOf } = await open(OwnOffersPage, {}, writing)
    await tap('不再给了')
    expect(inputsOf('merchant.endOwnOffer')).toEqual([])
    await tap('不再给了')
    expect(inputsOf('merchant.endOwnOffer')).toEqual([{ merchantId: 'mch_sample', offerId: 'off_meal' }])
  })

  test('one of the shop’s pictures is chosen for an offer, and saved at once', async () => {
    const pictures = ['a', 'b'].map((name) => ({ pictureId: `pic_${name}` as never, url: `https://example.org/${name}.jpg` }))
    setParams({ merchantId: 'mch_sample', offerId: 'off_meal' })
    const { inputsOf } = await open(OwnOfferPage, {}, { ...writing, 'merchant.pictures': () => ({ ok: true, data: { pictures } }) })
    expect(document.querySelector('img')).toBeNull()
    await tap('照片 2')
    expect(document.querySelector('img')?.src).toBe('https://example.org/b.jpg')
    await tap('保存，马上用')
    expect(inputsOf('merchant.proposeOffer')).toMatchObject([{ terms: { pictureId: 'pic_b' } }])
  })

  test('M25: an owner reads the conditions as riders will, and what touches no money is saved at once', async () => {
    setParams({ merchantId: 'mch_sample', offerId: 'off_meal' })
    const { inputsOf } = await open(OwnOfferPage, {}, writing)
    await fillIn('#field-personDay input', '2')
    await tap('周一')
    says('每人每天 2 次')
    says('只在周一')
    saysNot(/要区里看过/)
    await tap('保存，马上用')
    const terms = someTerms({ limits: { personDay: 2 }, times: { weekdays: [1] } })
    expect(inputsOf('merchant.proposeOffer')).toEqual([{ merchantId: 'mch_sample', offerId: 'off_meal', terms }])
  })

  test('a text that nobody may read is said at its field', async () => {
    const refusing: Answers = {
      'merchant.proposeOffer': () => ({ ok: false, error: { code: 'TEXT_REFUSED', details: { field: 'terms.note' }, message: '' } }),
    }
    setParams({ merchantId: 'mch_sample', offerId: 'off_meal' })
    await open(OwnOfferPage, {}, refusing)
    await tap('保存，马上用')
    expect(document.querySelector('#field-note')?.textContent).toContain('请换个说法')
    expect(document.querySelector('#field-title')?.textContent).not.toContain('请换个说法')
  })

  test('M24: a new price goes to the district, and what is wrong is said at its field', async () => {
    setParams({ merchantId: 'mch_sample' })
    const { inputsOf } = await open(OwnOfferPage, {}, writing)
    await tap('交给区里看')
    says('至少写 2 个字')
    await fillIn('#field-title input', '示例早餐')
    await fillIn('#field-normal input', '10')
    await fillIn('#field-rider input', '12')
    await tap('交给区里看')
    says('要比原价低')
    expect(inputsOf('merchant.proposeOffer')).toEqual([])
    await tap('打折')
    await fillIn('#field-fold input', '8.5')
    says(/要区里看过/)
    await tap('交给区里看')
    expect(inputsOf('merchant.proposeOffer')).toMatchObject([
      { offerId: expect.stringMatching(/^off_[a-z0-9]{8,40}$/), terms: { price: { kind: 'percentOff', percent: 15, mostOffFen: null } } },
    ])
  })
})
