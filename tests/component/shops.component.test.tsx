import Taro from '@tarojs/taro'
import { fireEvent, screen } from '@testing-library/react'
import type { OfferAtCounter } from '../../contract/merchant/counter'
import type { CampaignId, MerchantId } from '../../contract/merchant/ids'
import type { CampaignShare } from '../../contract/merchant/offer'
import type { OpenState } from '../../contract/merchant/openState'
import { gateCodeText } from '../../contract/pass/gateCode'
import ShopPage from '../../src/packages/merchant/rider/shop'
import ShopsPage from '../../src/packages/merchant/rider/shops'
import { conditionTexts } from '../../src/packages/merchant/words/offers'
import { hoursTexts, openText, pilesText } from '../../src/packages/merchant/words/shops'
import { offerId, someTerms } from '../builders/offers'
import { aShop, aShopRow } from '../builders/shopViews'
import { aLiveCode } from '../builders/signedPasses'
import { minutesAfter, NOON } from '../builders/time'
import type { Answers } from '../support/taro/backend'
import { atNoon, settle, tap } from '../support/taro/pageHand'
import { says, saysNot } from '../support/taro/passPage'
import { openShops } from '../support/taro/shopPages'
import { setParams } from '../support/taro/taro'

/** What riders see of the shops. */

atNoon()

describe('the list', () => {
  const closed = aShopRow({
    merchantId: 'mch_closed' as MerchantId,
    name: '示例早点',
    hours: { week: Array.from({ length: 7 }, () => []), exceptions: [] },
  })
  const unsaid = aShopRow({ merchantId: 'mch_unsaid' as MerchantId, name: '示例洗车店', kind: 'carWash', hours: null, offers: [] })
  const listing: Answers = {
    'merchant.list': () => ({ ok: true, data: { shops: [aShopRow(), closed, unsaid], next: null, now: NOON.toISOString() } }),
  }

  test('M18: says what is open, at what price, and that a shop hasn’t said its hours; a tap opens it', async () => {
    await openShops(ShopsPage, listing)
    says('吃饭 · 营业中，到 20:00')
    says('示例套餐 12 元（原价 18 元）')
    says(/休息中/)
    says('洗车 · 没写营业时间')
    says('现在没有优惠')
    await tap('示例包子铺')
    expect(jest.mocked(Taro.navigateTo)).toHaveBeenCalledWith({ url: '/packages/merchant/rider/shop/index?merchantId=mch_sample' })
  })

  test('somebody with a shop of their own finds the way to apply below it', async () => {
    await openShops(ShopsPage, listing)
    await tap('我有店，想给小哥优惠')
    expect(jest.mocked(Taro.navigateTo)).toHaveBeenCalledWith({ url: '/packages/merchant/owner/application/index' })
  })

  test('M18: is narrowed to what may be open now, to a kind and a town, and by what one types', async () => {
    const { inputsOf } = await openShops(ShopsPage, listing)
    await tap('现在开门')
    saysNot('示例早点')
    says('示例洗车店')
    await tap('所有店')
    await tap('洗车')
    await tap('所有板块')
    await tap('示例镇')
    expect(inputsOf('merchant.list').at(-1)).toEqual({ townId: 'twn_2', kind: 'carWash' })
    fireEvent.input(screen.getByRole('textbox'), { target: { value: '没有的店' }, detail: { value: '没有的店' } })
    await settle()
    says('没有这样的店')
    await tap('看所有的店')
    says('示例早点')
  })
})

describe('a shop', () => {
  const { title, note, price, limits, times } = someTerms({ limits: { personDay: 1, dayTotal: 50 } })
  const offer: OfferAtCounter = { offerId: offerId('meal'), title, note, price, limits, times, left: { you: 1, all: 12 }, refusal: null }
  const showing = (refusal: OfferAtCounter['refusal'] = null, fields: Parameters<typeof aShop>[0] = {}): Answers => ({
    'merchant.show': () => ({
      ok: true,
      data: { shop: aShop({ phone: null, ...fields }), pictures: [], refusal, offers: [{ ...offer, refusal }], now: NOON.toISOString() },
    }),
  })
  beforeEach(() => setParams({ merchantId: 'mch_sample' }))

  test('M25: says price, conditions, and what is left for me, before I queue', async () => {
    await openShops(ShopPage, showing())
    for (const words of [
      '12 元（原价 18 元）',
      '每人每天 1 次',
      '每天一共 50 份',
      '你还能用 1 次 · 还剩 12 份',
      '每天 06:00–20:00',
      '没写电话',
    ])
      says(words)
    await tap('复制地址')
    expect(jest.mocked(Taro.setClipboardData)).toHaveBeenCalledWith({ data: '示例路 1 号' })
  })

  test('M25: what a campaign leaves of all its shops together is said with the conditions, as long as it counts', () => {
    const share = { campaignId: 'cmg_sample' as CampaignId, title: '全区食堂', personDay: 1, personMonth: null, personDayFen: 1200 }
    const texts = (days: Pick<CampaignShare, 'from' | 'until'>) => {
      const { limits, times } = someTerms({ limits: { campaign: { ...share, ...days } } })
      return conditionTexts(limits, times, NOON)
    }
    expect(texts({})).toEqual(['全区食堂合计每天 1 份', '全区食堂合计每天最多省 12 元'])
    expect(texts({ until: '2026-12-31' })[0]).toBe('全区食堂合计每天 1 份，到 12月31日为止')
    expect(texts({ from: '2026-11-24' })).toEqual([])
    expect(texts({ until: '2026-11-22' })).toEqual([])
  })

  test.each([
    [{ count: 54, kilowatts: 60 }, '54 个充电桩，每个最大 60 千瓦'],
    [{ count: 8, kilowatts: null }, '8 个充电桩'],
  ])('a charging station says what it has: %j', (piles, words) => expect(pilesText(piles)).toBe(words))

  test.each([
    [0, '空闲 6 / 共 10 · 刚刚', false],
    [2, '空闲 6 / 共 10 · 2 分钟前', false],
    [15, '空闲 6 / 共 10 · 15 分钟前报的', true],
    [119, '空闲 6 / 共 10 · 119 分钟前报的', true],
    [120, '没有实时数据', true],
  ])('what its operator reported %i minutes ago is %s', async (minutes, words, isOld) => {
    const freePiles = { free: 6, total: 10, at: minutesAfter(NOON, -minutes).toISOString() }
    await openShops(ShopPage, showing(null, { freePiles }))
    expect(screen.getByText(words).className).toBe(isOld ? 'shop__old' : '')
  })

  test('in the list, too, what is still news says how many piles are free', async () => {
    const freed = (merchantId: string, minutes: number) =>
      aShopRow({ merchantId: merchantId as MerchantId, freePiles: { free: 0, total: 10, at: minutesAfter(NOON, -minutes).toISOString() } })
    const shops = [freed('mch_new', 2), freed('mch_old', 20)]
    await openShops(ShopsPage, { 'merchant.list': () => ({ ok: true, data: { shops, next: null, now: NOON.toISOString() } }) })
    expect(screen.getAllByText(/空闲 0 \/ 共 10 · 2 分钟前/)).toHaveLength(1)
  })

  test('whoever has no pass reads once why nothing is for them', async () => {
    await openShops(ShopPage, showing({ reason: 'pass', refusal: { reason: 'noPass' } }))
    expect(screen.getAllByText(/小哥码现在不能用/)).toHaveLength(1)
    says('每人每天 1 次')
    says('还剩 12 份')
    saysNot(/你还能用/)
    saysNot('扫店里的码')
  })

  test('a shop that gives nothing now doesn’t ask for its code to be scanned', async () => {
    const empty = { shop: aShop(), pictures: [], refusal: null, offers: [], now: NOON.toISOString() }
    await openShops(ShopPage, { 'merchant.show': () => ({ ok: true, data: empty }) })
    says('这家店现在没有优惠')
    saysNot('扫店里的码')
  })

  test('a tap calls the shop, whose number stays on one line', async () => {
    await openShops(ShopPage, showing(null, { phone: '0512-63001234' }))
    says('0512-63001234')
    await tap('打电话')
    expect(jest.mocked(Taro.makePhoneCall)).toHaveBeenCalledWith({ phoneNumber: '0512-63001234' })
  })

  test.each([
    ['a gate’s', gateCodeText({ code: 'GATE00000000SAMP', direction: 'in' }), /这是小区门口的码/],
    ['a rider’s', aLiveCode(NOON, { audience: 'counter' }), /这是小哥的码/],
    ['another', 'https://example.org', /这不是店里的优惠码/],
  ])('M16: %s code in place of the shop’s is named', async (_, text, words) => {
    await openShops(ShopPage, showing())
    jest.mocked(Taro.scanCode).mockResolvedValueOnce({ result: text } as Taro.scanCode.SuccessCallbackResult)
    await tap('扫店里的码')
    says(words)
    expect(Taro.navigateTo).not.toHaveBeenCalled()
  })

  test('the shop’s own code opens what it gives', async () => {
    await openShops(ShopPage, showing())
    jest.mocked(Taro.scanCode).mockResolvedValueOnce({ result: 'SSAMP1EP0STER0000' } as Taro.scanCode.SuccessCallbackResult)
    await tap('扫店里的码')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/packages/merchant/rider/poster/index?code=SSAMP1EP0STER0000' })
  })
})

describe('hours in words', () => {
  test.each<[OpenState, string]>([
    [{ state: 'notGiven' }, '没写营业时间'],
    [{ state: 'open', until: null }, '营业中，不关门'],
    [{ state: 'open', until: minutesAfter(NOON, 20) }, '营业中，还有 20 分钟关门'],
    [{ state: 'open', until: minutesAfter(NOON, 300) }, '营业中，到 17:00'],
    [{ state: 'closed', opens: minutesAfter(NOON, 300) }, '休息中，17:00 开门'],
    [{ state: 'closed', opens: null }, '休息中'],
  ])('%j', (state, words) => expect(openText(state, NOON)).toBe(words))

  test('M18: weekdays alike share a line, and days that are different stand below', () => {
    const day = [{ from: '09:00', to: '18:00' }]
    const week = [day, day, day, day, day, [{ from: '22:00', to: '02:00' }], []]
    const exceptions = [
      { day: '2026-12-31', spans: [] },
      { day: '2026-01-01', spans: [] },
    ]
    expect(hoursTexts({ week, exceptions }, NOON)).toEqual([
      '周一到周五 09:00–18:00',
      '周六 22:00–第二天 02:00',
      '周日 休息',
      expect.stringMatching(/^12月31日.* 休息$/),
    ])
  })
})
