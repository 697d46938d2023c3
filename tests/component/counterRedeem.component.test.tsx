import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { MerchantId, OfferId } from '../../contract/merchant/ids'
import { shopCodeText } from '../../contract/merchant/posterCode'
import { RedeemRefusal } from '../../contract/merchant/redeemRefusal'
import CounterPage from '../../src/packages/merchant/counter/verify'
import type { Checked } from '../../src/packages/merchant/counter/verify/useCounter'
import { redeemRefusalText } from '../../src/packages/merchant/words/redeem'
import { anOfferAtCounter, aRedeemed } from '../builders/counterViews'
import { aVerdict } from '../builders/gates'
import { aLiveCode } from '../builders/signedPasses'
import { NOON } from '../builders/time'
import { type Answers, backendOf, pageFrame, pass } from '../support/taro/backend'
import { setParams } from '../support/taro/taro'

/** A clerk redeems at the counter, with a queue behind the customer. */
const at = NOON.toISOString()
const meal = anOfferAtCounter()
const tenth = anOfferAtCounter({
  offerId: 'off_2' as OfferId,
  title: '全单九折',
  price: { kind: 'percentOff', percent: 10, mostOffFen: null },
})

const aCheck = (name: string): Checked => ({
  ...{ valid: true, useId: null, at, now: at, merchantName: '天天包子（示例）', refusal: null, scan: `scan of ${name}` },
  holder: { ...aVerdict().holder, maskedName: name } as Checked['holder'],
  offers: [meal, tenth],
})
const redeemed = { ok: true, data: { redemption: aRedeemed(), refusal: null, now: at } } as const

const texts = ['张*', '李*'].map((name, second) => ({
  name,
  text: aLiveCode(new Date(NOON.getTime() + second * 15_000), { audience: 'counter' }),
}))
const [zhang, li] = texts.map(({ text }) => text) as [string, string]

async function open(answers: Answers = {}) {
  const backend = backendOf({
    'account.me': () => ({ ok: true, data: { rider: null, consents: [], workplaces: [], unread: 0, messageCredits: 0 } }),
    'merchant.today': () => ({ ok: true, data: { checked: 12, now: new Date().toISOString() } }),
    'merchant.verify': ({ text }) => ({ ok: true, data: aCheck(texts.find((one) => one.text === text)?.name ?? '') }),
    'merchant.redeem': () => redeemed,
    ...answers,
  })
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
const saysNot = (words: string | RegExp) => expect(screen.queryAllByText(words)).toEqual([])

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
  jest.clearAllMocks()
  setParams({ merchantId: 'mch_1' })
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

/** One of every reason. A reason that is missing doesn't compile. */
const refusals: { readonly [Reason in RedeemRefusal['reason']]: Omit<Extract<RedeemRefusal, { reason: Reason }>, 'reason'> } = {
  scanAgain: {},
  alreadyRedeemed: { at, number: 'K7M2XD' },
  forOneself: {},
  pass: { refusal: { reason: 'noPass' } },
  shopPending: {},
  shopDeclined: {},
  shopClosed: {},
  shopSuspended: {},
  otherShopsOffer: {},
  offerGone: {},
  workKind: { allowed: ['courier'] },
  notYet: { from: '2026-12-24' },
  over: { until: '2026-11-01' },
  notThisWeekday: { weekdays: [6, 7] },
  outsideHours: { hours: [{ from: '17:00', to: '20:00' }] },
  personDay: { limit: 1, next: at, at: null },
  personMonth: { limit: 3, next: at },
  personMonthFen: { leftFen: 120, next: at },
  campaignDay: { limit: 1, next: at, title: '12 元餐', at, where: '示例食堂' },
  campaignMonth: { limit: 9, next: at, title: '12 元餐' },
  campaignDayFen: { leftFen: 120, next: at, title: '12 元餐', at: null, where: null },
  campaignMonthFen: { leftFen: 120, next: at, title: '12 元餐' },
  dayTotal: { limit: 60, next: at },
  stock: { limit: 500, next: null },
  budget: { leftFen: 120 },
  tooMuch: {},
}

test('M5: every refusal says on the clerk’s screen what stands in the way and what would work', async () => {
  let refusal: RedeemRefusal | null = null
  await open({ 'merchant.redeem': () => ({ ok: true, data: { redemption: null, refusal, now: at } }) })
  await scan(zhang)
  const said = new Set<string>()
  for (const [reason, details] of Object.entries(refusals)) {
    refusal = RedeemRefusal.parse({ reason, ...details })
    await tap('核销，收 8 元')
    const words = screen.getByText(/。.+[。]$/, { selector: '.notice *' }).textContent ?? ''
    expect(words).not.toMatch(/undefined|null|NaN|\[object/)
    said.add(words)
    says('是认证小哥')
  }
  expect(said.size).toBe(Object.keys(refusals).length)
})

test('M3: a refusal of a campaign names it, and when and where it was had', () => {
  const refusal = { reason: 'campaignDay', limit: 1, next: at, title: '全区食堂' } as const
  expect(redeemRefusalText({ ...refusal, at, where: '天天包子' }, NOON).title).toBe('“全区食堂”今天 12:00 在天天包子用过了，一天 1 次')
  expect(redeemRefusalText(refusal, NOON).title).toBe('“全区食堂”今天用过了，一天 1 次')
})

test('M3: a limit in fen says what is left, and that a smaller bill works while something is', () => {
  const ofDay = { reason: 'campaignDayFen', next: at, title: '全区食堂', where: '天天包子' } as const
  const words = (refusal: RedeemRefusal) => Object.values(redeemRefusalText(refusal, NOON)).join('；')
  expect(words({ ...ofDay, leftFen: 600, at: null, where: null })).toMatch(/^“全区食堂”今天最多省 6 元；小一点的单现在就能用。$/)
  expect(words({ ...ofDay, leftFen: 120, at })).toMatch(/^“全区食堂”今天 12:00 在天天包子用过了，只能再省 1.2 元；小一点的单现在就能用/)
  expect(words({ ...ofDay, leftFen: 0, at })).toMatch(/用过了，能省的都省完了；(?!小一点)/)
  expect(words({ reason: 'campaignMonthFen', leftFen: 120, next: at, title: '全区食堂' })).toMatch(/这个月只能再省 1.2 元；小一点的单/)
  expect(words({ reason: 'personMonthFen', leftFen: 0, next: at })).toMatch(/^这个月能省的都省完了；(?!小一点)/)
})

test('M4: a second tap while the answer is under way sends nothing, and the screen says what to take', async () => {
  const { inputsOf } = await open()
  await scan(zhang)
  const button = screen.getByText('核销，收 8 元')
  await act(async () => {
    fireEvent.click(button)
    fireEvent.click(button)
  })
  await pass(0)
  says('已核销')
  says('收 8 元')
  says(/编号 K7M2XD/)
  const one = { merchantId: 'mch_1' as MerchantId, scan: 'scan of 张*', offerId: meal.offerId, typed: {} }
  expect(inputsOf('merchant.redeem')).toEqual([one])
})

test('M4: a lost reply says that nobody knows; the next tap asks for the very same and shows what was redeemed', async () => {
  let lost = true
  const { inputsOf, requestIdsOf } = await open({ 'merchant.redeem': () => (lost ? null : redeemed) })
  await scan(zhang)
  await tap('核销，收 8 元')
  await pass(5_000)
  says(/再点一次，不会重复核销/)
  lost = false
  await tap('核销，收 8 元')
  says('已核销')
  const [first, ...others] = inputsOf('merchant.redeem')
  expect(others.length).toBeGreaterThan(0)
  for (const other of others) expect(other).toEqual(first)
  // One request, however often it is sent: the server answers it again and writes nothing.
  expect(requestIdsOf('merchant.redeem').size).toBe(1)
})

test('M12: the screen offers what this clerk can do for this customer, and nothing else', async () => {
  const gone = anOfferAtCounter({ offerId: 'off_3' as OfferId, title: '菜包粥套餐', refusal: { reason: 'stock', limit: 40, next: null } })
  await open({ 'merchant.verify': () => ({ ok: true, data: { ...aCheck('张*'), offers: [meal, gone] } }) })
  await scan(zhang)
  says('菜包粥套餐')
  says(/都给完了/)
  // One button, for the offer that is given; where the price is fixed no amount is asked for.
  expect(screen.getAllByText(/^核销/)).toHaveLength(1)
  expect(screen.queryByRole('textbox')).toBeNull()
  saysNot('店铺资料')
})

test('M12: for a customer who gets nothing there is no button to redeem or to decline', async () => {
  const nobody = { ...aCheck(''), valid: false, holder: null, scan: null, offers: [], refusal: { reason: 'codeExpired' } } as Checked
  await open({ 'merchant.verify': () => ({ ok: true, data: nobody }) })
  await scan(zhang)
  says('没核上')
  saysNot(/^核销/)
  saysNot('不给')
})

test('M16: a code of the wrong kind is named, with what to scan instead, and not sent', async () => {
  const { inputsOf } = await open()
  await scan('G0000000000000000I')
  says(/这是小区门口的码/)
  await scan(shopCodeText('0000000000000000'))
  says(/这是店里贴的码/)
  expect(inputsOf('merchant.verify')).toEqual([])
})

test('the bill is typed once, and the screen says what to take before anything is redeemed', async () => {
  const { inputsOf } = await open()
  await scan(zhang)
  await tap('核销')
  fireEvent.input(screen.getByRole('textbox'), { target: { value: '86.50' } })
  await pass(0)
  says('收 77.85 元')
  says('优惠 8.65 元')
  await tap('核销，收 77.85 元')
  expect(inputsOf('merchant.redeem')).toMatchObject([{ offerId: 'off_2', typed: { billFen: 8650 } }])
})

test('queue: two scans whose answers come the other way round stay with their customers', async () => {
  const { inputsOf } = await open()
  const answer = jest.mocked(Taro.request).getMockImplementation() as (options: unknown) => unknown
  const slow = new Promise((resolve) => setTimeout(resolve, 2_000))
  jest
    .mocked(Taro.request)
    .mockImplementation(((options: { data: { input: { text?: string } } }) =>
      options.data.input.text === zhang ? slow.then(() => answer(options)) : answer(options)) as never)
  await scan(zhang)
  says('正在核验')
  await scan(li, '先扫下一位')
  says('李*')
  await pass(2_000)
  says('李*')
  saysNot('张*')
  await tap('核销，收 8 元')
  says('已核销')
  await tap('关闭')
  await tap('张*')
  says('是认证小哥')
  saysNot('李*')
  await tap('核销，收 8 元')
  expect(inputsOf('merchant.redeem')).toMatchObject([{ scan: 'scan of 李*' }, { scan: 'scan of 张*' }])
})
