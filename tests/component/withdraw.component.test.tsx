import Taro from '@tarojs/taro'
import { cleanup, render } from '@testing-library/react'
import WithdrawPage from '../../src/packages/account/person/withdraw'
import { forgetStored, writeStored } from '../../src/services/phoneStorage'
import { aSentRiderView } from '../builders/views'
import { backendOf, pageFrame } from '../support/taro/backend'
import { atNoon, settle, tap } from '../support/taro/page'
import { says, saysNot } from '../support/taro/passPage'

const me = { rider: aSentRiderView(), consents: [], workplaces: [], unread: 0, messageCredits: 0 }

/** A guard who withdraws as a rider. */
async function open() {
  const { inputsOf } = backendOf({
    'account.me': () => ({ ok: true, data: me }),
    'rider.withdraw': () => ({ ok: true, data: { erased: true } }),
  })
  render(<WithdrawPage />, { wrapper: pageFrame().wrapper })
  await settle()
  return { withdrawals: () => inputsOf('rider.withdraw').length }
}

atNoon()
afterEach(() => {
  cleanup()
  forgetStored()
  jest.clearAllMocks()
})

test('work-lost-at-withdrawal: entries that wait to be sent are sent first, and the page says so', async () => {
  writeStored('gateQueue', { order: 1, use: {} }, 'cmp_a:local1')
  const { withdrawals } = await open()
  await tap('退出登记，删除我的资料')
  says('还有放行记录没上传')
  saysNot('真的要退出登记吗？')
  await tap('先去值班上传')
  expect(jest.mocked(Taro.navigateTo).mock.calls).toEqual([[{ url: expect.stringMatching(/duty.*compoundId=cmp_a/) }]])
  expect(withdrawals()).toBe(0)

  await tap('退出登记，删除我的资料')
  await tap('不上传，继续退出')
  await tap('确定，删除我的资料')
  says('已退出登记')
  expect(withdrawals()).toBe(1)
})

test('work-lost-at-withdrawal: nobody else is asked about it', async () => {
  await open()
  await tap('退出登记，删除我的资料')
  says('真的要退出登记吗？')
})
