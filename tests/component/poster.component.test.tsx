import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { shopCodeText } from '../../contract/merchant/posterCode'
import type { RedeemRefusal } from '../../contract/merchant/redeemRefusal'
import PosterPage from '../../src/packages/merchant/rider/poster'
import RedeemedPage from '../../src/packages/merchant/rider/redeemed'
import { learnTime } from '../../src/services/clock'
import { anOfferAtCounter, aRedeemed } from '../builders/counterViews'
import { minutesAfter, NOON } from '../builders/time'
import { backendOf, pageFrame, pass } from '../support/taro/backend'
import { setParams } from '../support/taro/taro'

/** A rider in a shop without a clerk's phone. */
const { merchantId, merchantName } = aRedeemed()
const now = NOON.toISOString()

async function open(refusal: RedeemRefusal | null = null) {
  backendOf({
    'merchant.atPoster': () => ({
      ok: true,
      data: { merchantId, merchantName, refusal, offers: refusal ? [] : [anOfferAtCounter()], now },
    }),
    'merchant.redeemAtPoster': () => ({ ok: true, data: { redemption: aRedeemed(), refusal: null, now } }),
  })
  render(<PosterPage />, { wrapper: pageFrame().wrapper })
  await pass(0)
}
const tap = async (words: string) => {
  await act(async () => void fireEvent.click(screen.getAllByText(words).at(-1) as HTMLElement))
  await pass(0)
}
const says = (words: string | RegExp) => expect(screen.queryAllByText(words).length).toBeGreaterThan(0)
const saysNot = (words: string | RegExp) => expect(screen.queryAllByText(words)).toEqual([])

afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

test('the proof names the shop and ticks, and dies after 60 s by the server’s clock, whatever the phone’s says', async () => {
  // This phone is ten minutes ahead.
  jest.useFakeTimers({ now: minutesAfter(NOON, 10) })
  learnTime(now, Date.now(), Date.now())
  setParams({ scene: shopCodeText('0000000000000000') })
  await open()
  await tap('用这个优惠，付 8 元')
  says(/凭证只亮 60 秒/)
  saysNot('已核销')
  await tap('现在用')
  says('已核销')
  says(merchantName)
  says(/12:00:0\d/)
  await pass(57_000)
  says(/再亮 [123] 秒/)
  await pass(4_000)
  saysNot('已核销')
  says('凭证过时了')
  says(/编号 K7M2XD/)
})

test('what is no shop’s code says so, and the next scan is a tap away', async () => {
  jest.useFakeTimers({ now: NOON })
  setParams({ scene: 'G0000000000000000I' })
  await open()
  says('没认出店里的码')
  jest.mocked(Taro.scanCode).mockResolvedValueOnce({ result: 'https://example.org' } as Taro.scanCode.SuccessCallbackResult)
  await tap('再扫一次')
  says(/这不是店里的优惠码/)
})

test('whoever is given nothing finds the way on: to the own pass, or to another shop', async () => {
  jest.useFakeTimers({ now: NOON })
  setParams({ scene: shopCodeText('0000000000000000') })
  await open({ reason: 'pass', refusal: { reason: 'noPass' } })
  await tap('看我的小哥码')
  expect(jest.mocked(Taro.switchTab)).toHaveBeenCalledTimes(1)
  cleanup()
  await open({ reason: 'shopSuspended' })
  await tap('看别的店')
  expect(jest.mocked(Taro.navigateTo)).toHaveBeenCalledWith({ url: '/packages/merchant/rider/shops/index' })
})

test('M11: the page that the rider’s phone opens says what was redeemed, until it is tapped away, however old it grows', async () => {
  jest.useFakeTimers({ now: NOON })
  let isNew = true
  backendOf({
    'merchant.justRedeemed': () => ({ ok: true, data: { redemption: isNew ? aRedeemed() : null, now: new Date().toISOString() } }),
  })
  render(<RedeemedPage />, { wrapper: pageFrame().wrapper })
  await pass(0)
  for (const words of [merchantName, '已核销', '付 8 元', /鲜肉包套餐/, '12:00 · 编号 K7M2XD']) says(words)
  isNew = false
  await pass(180_000)
  says('已核销')
  await tap('知道了')
  expect(Taro.navigateBack).toHaveBeenCalledTimes(1)
})
