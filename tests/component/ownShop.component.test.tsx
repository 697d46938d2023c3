import Taro from '@tarojs/taro'
import { cleanup, render } from '@testing-library/react'
import type { OwnShop } from '../../contract/merchant/ownShop'
import OwnShopPage from '../../src/packages/merchant/owner/shop'
import { anOwnShop } from '../builders/shopViews'
import { NOON } from '../builders/time'
import { type Answers, backendOf, pageFrame, pass } from '../support/taro/backend'
import { tap as tapOnce } from '../support/taro/hand'
import { says, saysNot } from '../support/taro/passPage'
import { setParams } from '../support/taro/taro'

/** What an owner sees and changes of their shop. */

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
  jest.clearAllMocks()
  setParams({ merchantId: 'mch_sample' })
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

const settle = async () => {
  for (const _ of ['asked', 'answered']) await pass(10)
}
const tap = async (words: string) => {
  await tapOnce(words)
  await settle()
}
async function open(Page: () => unknown, own: Partial<OwnShop> = {}, answers: Answers = {}) {
  const backend = backendOf({ 'merchant.ownShop': () => ({ ok: true, data: anOwnShop(own) }), ...answers })
  const Shown = Page as () => never
  render(<Shown />, { wrapper: pageFrame().wrapper })
  await settle()
  return backend
}

describe('my shop', () => {
  test('M23: says how it is for riders, and leads to the clerks', async () => {
    await open(OwnShopPage)
    says('营业中，11月20日起')
    says('按营业时间：营业中，到 20:00')
    await tap('店员')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/packages/merchant/owner/people/index?merchantId=mch_sample' })
  })

  test.each([
    ['closed', '已关，11月20日起'],
    ['pending', '待审核，11月20日起'],
    ['suspended', '已暂停，11月20日起'],
  ] as const)('M23: %s is said in words, and nobody reads that it is open', async (state, words) => {
    await open(OwnShopPage, { state })
    says(words)
    saysNot(/营业中/)
  })
})
