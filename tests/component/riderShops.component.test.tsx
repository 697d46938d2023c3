import Taro from '@tarojs/taro'
import { fireEvent } from '@testing-library/react'
import type { MerchantId } from '../../contract/merchant/ids'
import ReportPage from '../../src/packages/merchant/rider/report'
import ShopsPage from '../../src/packages/merchant/rider/shops'
import { distanceText } from '../../src/packages/merchant/words/shops'
import { aShopRow } from '../builders/shopViews'
import { NOON } from '../builders/time'
import type { Answers } from '../support/taro/backend'
import { atNoon, settle, tap } from '../support/taro/pageHand'
import { says, saysNot } from '../support/taro/passPage'
import { openShops } from '../support/taro/shopPages'
import { setParams } from '../support/taro/taro'

/** Which shops are near, which are favourites, and what is told the district of one. */

atNoon()

describe('the shops near me', () => {
  const HERE = { latitude: 31.16041, longitude: 120.71489 }
  const at = (latitude: number) => ({ latitude, longitude: HERE.longitude })
  const close = aShopRow({ merchantId: 'mch_close' as MerchantId, name: '示例近店', location: at(31.1608) })
  const far = aShopRow({ merchantId: 'mch_far' as MerchantId, name: '示例远店', location: at(31.1712) })
  const answers: Answers = {
    'merchant.list': () => ({ ok: true, data: { shops: [far], next: null, now: NOON.toISOString() } }),
    'merchant.near': () => ({
      ok: true,
      data: {
        shops: [
          { ...close, metres: 43 },
          { ...far, metres: 1200 },
        ],
        now: NOON.toISOString(),
      },
    }),
  }
  const phoneIs = (place: typeof HERE | null) =>
    jest
      .mocked(Taro.getLocation)
      .mockImplementation(() => (place ? Promise.resolve({ ...place, accuracy: 20 } as never) : Promise.reject(new Error('denied'))))

  test('the phone is asked where it is by a tap alone; then every list says how far', async () => {
    phoneIs(HERE)
    const { inputsOf } = await openShops(ShopsPage, answers)
    expect(Taro.getLocation).not.toHaveBeenCalled()
    says(/^吃饭 · 营业中/)
    await tap('离我近')
    expect(inputsOf('merchant.near')).toEqual([{ here: { latitude: 31.1604, longitude: 120.7149 } }])
    says(/不到 100 米 · 吃饭/)
    says(/1.2 公里 · 吃饭/)
    await tap('所有板块')
    await tap('示例镇')
    saysNot('示例近店')
    says(/1.2 公里 · 吃饭/)
  })

  test('whoever doesn’t say where they are reads how to allow it, and what works without', async () => {
    phoneIs(null)
    await openShops(ShopsPage, answers)
    await tap('离我近')
    says('不知道你在哪儿')
    phoneIs(HERE)
    await tap('打开设置')
    expect(Taro.openSetting).toHaveBeenCalled()
    says('示例近店')
    phoneIs(null)
    await tap('离我近')
    await tap('离我近')
    await tap('按板块找')
    says('示例远店')
  })
})

describe('my favourite shops', () => {
  const rice = aShopRow({ name: '示例饭店' })
  const gone = { merchantId: 'mch_gone' as MerchantId, name: '示例停业店' }
  const mine = (favourites: readonly MerchantId[]): Answers => ({
    'merchant.list': () => ({ ok: true, data: { shops: [rice], next: null, now: NOON.toISOString() } }),
    'merchant.favourites': () => ({
      ok: true,
      data: {
        favourites: [...favourites],
        shops: favourites.includes(rice.merchantId) ? [rice] : [],
        away: favourites.includes(gone.merchantId) ? [gone] : [],
        now: NOON.toISOString(),
      },
    }),
  })
  /** Whether the star of each shop is filled, in the order of the page. */
  const stars = () => [...document.querySelectorAll('.star .icon')].map((icon) => icon.className.includes('starred'))

  test('a star is filled at once, and empty again when it is refused, with the reason', async () => {
    const { inputsOf } = await openShops(ShopsPage, {
      ...mine([]),
      'merchant.star': () => ({ ok: false, error: { code: 'TOO_MANY', details: { limit: 40 }, message: '', requestId: '1' } }),
    })
    fireEvent.click(document.querySelector('.star') as Element)
    expect(stars()).toEqual([true])
    await settle()
    expect(stars()).toEqual([false])
    says(/40/)
    expect(inputsOf('merchant.star')).toEqual([{ merchantId: 'mch_sample', on: true }])
    expect(Taro.navigateTo).not.toHaveBeenCalled()
  })

  test('are a list of their own, with those that take no part now', async () => {
    await openShops(ShopsPage, mine(['mch_sample' as MerchantId, gone.merchantId]))
    await tap('收藏')
    says('示例饭店')
    says('现在不参加优惠')
    expect(stars()).toEqual([true, true])
  })

  test('there are none yet: the page says how one gets there', async () => {
    await openShops(ShopsPage, mine([]))
    await tap('收藏')
    says('还没有收藏')
  })
})

test.each([
  [20, '不到 100 米'],
  [120, '100 米'],
  [930, '950 米'],
  [960, '1.0 公里'],
  [9_940, '9.9 公里'],
  [9_960, '10 公里'],
  [45_400, '45 公里'],
])('%i metres are said as a phone knows them', (metres, words) => expect(distanceText(metres)).toBe(words))

describe('what a shop doesn’t keep', () => {
  const sent: Answers = { 'merchant.report': () => ({ ok: true, data: { reportId: 'rpt_sample' as never } }) }

  test('is told with a reason and, where it is another one, in words', async () => {
    setParams({ merchantId: 'mch_sample', redemptionId: 'rdm_sample', number: '7F3K2A' })
    const { inputsOf } = await openShops(ReportPage, sent)
    says('编号 7F3K2A 这一次，是什么事')
    await tap('告诉区里')
    says('请先选是什么事')
    await tap('别的事')
    await tap('告诉区里')
    says('选了“别的事”，请写一下是什么事')
    await tap('收的钱和写的不一样')
    await tap('告诉区里')
    expect(inputsOf('merchant.report')).toEqual([{ merchantId: 'mch_sample', redemptionId: 'rdm_sample', reason: 'otherPrice' }])
    says('区里收到了')
  })

  test('M5: what is refused is said, and can be sent again', async () => {
    setParams({ merchantId: 'mch_sample' })
    await openShops(ReportPage, {
      'merchant.report': () => ({ ok: false, error: { code: 'TEXT_REFUSED', details: {}, message: '', requestId: '1' } }),
    })
    await tap('说好的优惠不给')
    await tap('告诉区里')
    saysNot('区里收到了')
    says('告诉区里')
  })
})
