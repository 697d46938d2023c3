import { onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { UseId } from '../../contract/pass/ids'
import CounterPage from '../../src/packages/merchant/counter/verify'
import type { Checked } from '../../src/packages/merchant/counter/verify/useCounter'
import { aVerdict } from '../builders/gates'
import { aLiveCode } from '../builders/signedPasses'
import { NOON } from '../builders/time'
import { type Answers, backendOf, pageFrame, pass } from '../support/taro/backend'
import { hidePage, setParams } from '../support/taro/taro'

const aCheck = (overrides: Partial<Checked> = {}): Checked => ({
  valid: true,
  useId: 'use_1' as UseId,
  at: NOON.toISOString(),
  now: NOON.toISOString(),
  merchantName: '示例包子铺',
  holder: aVerdict().holder,
  refusal: null,
  ...overrides,
})
const refused = (reason: 'codeOtherAudience' | 'codeUsed' | 'noPass') =>
  aCheck({ valid: false, useId: null, holder: null, refusal: { reason } })

const me = {
  rider: null,
  consents: [],
  workplaces: [{ role: 'clerk', merchantId: 'mch_sample', merchantName: '示例包子铺' }],
  unread: 0,
  messageCredits: 0,
}

async function open(checked: Checked | null) {
  const answers: Answers = {
    'account.me': () => ({ ok: true, data: me as never }),
    'merchant.today': () => ({ ok: true, data: { checked: 12, now: new Date().toISOString() } }),
    'merchant.verify': () => checked && { ok: true, data: checked },
  }
  const backend = backendOf(answers)
  render(<CounterPage />, { wrapper: pageFrame().wrapper })
  await pass(0)
  return backend
}

const tap = async (words: string) => {
  await act(async () => void fireEvent.click(screen.getAllByText(words).at(-1) as HTMLElement))
  await pass(0)
}
const scan = async (text: string, button = '扫顾客的码') => {
  jest.mocked(Taro.scanCode).mockResolvedValueOnce({ result: text } as Taro.scanCode.SuccessCallbackResult)
  await tap(button)
}
const says = (words: string | RegExp) => expect(screen.queryAllByText(words).length).toBeGreaterThan(0)

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
  jest.clearAllMocks()
  setParams({ merchantId: 'mch_sample' })
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

test('a rider is told in one word, and the next one is a scan away', async () => {
  const { inputsOf } = await open(aCheck())
  says('示例包子铺')
  const text = aLiveCode(NOON, { audience: 'counter' })
  await scan(text)
  says('是认证小哥')
  says('12:00 已联网核验')
  says('示例站点')
  await scan(text, '扫下一位')
  expect(inputsOf('merchant.verify')).toEqual([
    { merchantId: 'mch_sample', text },
    { merchantId: 'mch_sample', text },
  ])
})

test.each([
  ['codeOtherAudience', '没核上', /请顾客切到“优惠”那一页/],
  ['codeUsed', '没核上', /等几秒，码变了再扫/],
  ['noPass', '不能优惠', /这次不能享受小哥优惠/],
] as const)('%s says what to do', async (reason, word, todo) => {
  await open(refused(reason))
  await scan(aLiveCode(NOON))
  says(word)
  says(todo)
})

test.each([
  ['shopSuspended', '这家店的优惠被区里暂停了'],
  ['shopPending', '这家店还在等区里审核'],
  ['shopDeclined', '区里没让这家店参加'],
  ['shopClosed', '这家店现在不给优惠'],
] as const)('M13: with %s a clerk reads that it is the shop, and no rider is shown', async (reason, words) => {
  await open(aCheck({ valid: false, useId: null, holder: null, shopRefusal: { reason } }))
  await scan(aLiveCode(NOON, { audience: 'counter' }))
  says(words)
  expect(screen.queryByText('示例站点')).toBeNull()
})

test('what no code of ours can be is not sent', async () => {
  const { inputsOf } = await open(aCheck())
  await scan('x'.repeat(601))
  says(/这不是小哥码/)
  expect(inputsOf('merchant.verify')).toEqual([])
})

test('without an answer nothing is given, and the clerk hears what to do', async () => {
  await open(null)
  await scan(aLiveCode(NOON, { audience: 'counter' }))
  says('正在核验')
  await pass(5_000)
  says(/没连上网，核不了/)
  await act(async () => onlineManager.setOnline(false))
  await scan(aLiveCode(NOON, { audience: 'counter' }))
  says(/没连上网，核不了/)
})

test('an answer after the page was left does not pop up', async () => {
  await open(aCheck())
  const answer = jest.mocked(Taro.request).getMockImplementation()
  const hold = new Promise((resolve) => setTimeout(resolve, 3_000))
  jest
    .mocked(Taro.request)
    .mockImplementation(((options: { data: { action: string } }) =>
      options.data.action === 'merchant.verify' ? hold.then(() => answer?.(options as never)) : answer?.(options as never)) as never)
  await scan(aLiveCode(NOON, { audience: 'counter' }))
  says('正在核验')
  act(hidePage)
  await pass(3_000)
  expect(screen.queryByText('是认证小哥')).toBeNull()
  says('扫顾客的码')
})
