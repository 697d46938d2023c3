import Taro from '@tarojs/taro'
import { screen } from '@testing-library/react'
import { type PassAudience, stepAt, withLiveCode } from '../../contract/pass/passCode'
import { learnTime } from '../../src/services/clock'
import { aRedeemed } from '../builders/counterViews'
import { codeByNode, digitsByNode } from '../builders/passVectors'
import { aKeptSecret, aPassView } from '../builders/passViews'
import { minutesAfter, NOON } from '../builders/time'
import { backendOf, pass } from '../support/taro/backend'
import { lookAway, mine, network, newPhones, open, openWithoutNetwork, says, saysNot, tap } from '../support/taro/passPage'

jest.mock('../../src/ui/qr/QrCode', () => jest.requireActual('../support/taro/shownCode'))

/** What the pass page shows of a pass that holds, second by second. */
newPhones()

const at = (date: Date, audience: PassAudience = 'gate') => codeByNode({ ...aKeptSecret(), audience, step: stepAt(date) })
const digitsAt = (date: Date) => digitsByNode({ ...aKeptSecret(), step: stepAt(date) }).replace(/^(...)/, '$1 ')
const shown = () => screen.getByTitle(/小哥码/).textContent

test('the code of the moment, its digits, and how long they stand; then the next ones', async () => {
  await open()
  expect(shown()).toBe(at(NOON))
  says(digitsAt(NOON))
  says('扫不了？报尾号 5678 和这 6 位')
  says('15 秒后自动更新')
  await pass(14_000)
  expect(shown()).toBe(at(NOON))
  says('1 秒后自动更新')
  await pass(1_000)
  const next = new Date(NOON.getTime() + 15_000)
  expect(shown()).toBe(at(next))
  expect(at(next)).not.toBe(at(NOON))
  says(digitsAt(next))
})

test('a phone whose clock is ten minutes ahead makes the codes of the right time', async () => {
  jest.setSystemTime(minutesAfter(NOON, 10))
  await open({}, { 'pass.mine': () => ({ ok: true, data: { pass: aPassView(), now: NOON.toISOString() } }) })
  expect(shown()).toBe(at(NOON))
})

test('a shop gets a code of its own, and the digits for a clerk who can’t scan', async () => {
  await open()
  await tap('优惠')
  expect(shown()).toBe(at(NOON, 'counter'))
  says(digitsAt(NOON))
  await tap('进门')
  expect(shown()).toBe(at(NOON))
})

test('M11: while a shop’s code is shown, the phone says within three seconds what was redeemed, once; nobody asks at a gate', async () => {
  let redeemed = false
  const { inputsOf } = await open(
    {},
    { 'merchant.justRedeemed': () => ({ ok: true, data: { redemption: redeemed ? aRedeemed() : null, now: new Date().toISOString() } }) },
  )
  await pass(30_000)
  expect(inputsOf('merchant.justRedeemed')).toEqual([])
  await tap('优惠')
  await pass(10_000)
  expect(Taro.navigateTo).not.toHaveBeenCalled()
  redeemed = true
  await pass(3_000)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/packages/merchant/rider/redeemed/index' })
  await lookAway(1_000)
  await tap('优惠')
  await pass(10_000)
  expect(Taro.navigateTo).toHaveBeenCalledTimes(1)
})

test('who has given no phone number has no digits to say', async () => {
  await open({ phoneTail: null })
  expect(shown()).toBe(at(NOON))
  saysNot(/这 6 位/)
})

test('UM8: who has shown a shop’s code and comes back shows the one for the gate', async () => {
  await open()
  await tap('优惠')
  says(/结账前给店员扫/)
  await lookAway(1000)
  saysNot(/结账前给店员扫/)
})

test('a guard without network scans the signed pass with the code of the moment', async () => {
  await open()
  await tap('门岗没有网络？')
  expect(shown()).toBe(withLiveCode('XGSSIGNED', at(NOON)))
  says(/明天|00:00 前有效/)
  await pass(15_000)
  expect(shown()).toBe(withLiveCode('XGSSIGNED', at(new Date(NOON.getTime() + 15_000))))
  await tap('换回普通码')
  expect(shown()).toMatch(/^XGM/)
})

test('a signed pass that is over is not shown: the usual code is, with what to do', async () => {
  await open({ offline: { text: 'XGSOLD', issuedAt: NOON.toISOString(), expiresAt: NOON.toISOString() } })
  await tap('门岗没有网络？')
  expect(shown()).toBe(at(NOON))
  says(/离线码过期了。连一次网会自动更新/)
})

test('started without network it shows the code all the same, and since when it is sure', async () => {
  learnTime(NOON.toISOString(), Date.now(), Date.now())
  await openWithoutNetwork()
  expect(shown()).toBe(at(NOON))
  says('没有网络也能用 · 今天 12:00 已核实')
  saysNot(/没能更新|下面可能不是最新/)
})

test('after a day without a word from the server it says so', async () => {
  learnTime(NOON.toISOString(), Date.now(), Date.now())
  await openWithoutNetwork()
  await lookAway(25 * 60 * 60_000)
  says(/上次核实是 昨天 12:00。请找个有网络的地方打开一次/)
})

test('what the kept answer knew to come has come: the pass is over although nobody could say so', async () => {
  learnTime(NOON.toISOString(), Date.now(), Date.now())
  await openWithoutNetwork({ suspendsAt: minutesAfter(NOON, 30).toISOString() })
  says(/你已离开站点，小哥码用到 今天 12:30/)
  await lookAway(30 * 60_000)
  saysNot(/秒后自动更新/)
  says(/原因：你已离开站点/)
  says('去新站点登记')
})

test('where no code is shown it says from when it is', async () => {
  learnTime(NOON.toISOString(), Date.now(), Date.now())
  await openWithoutNetwork({ state: 'suspended', end: { reason: 'conduct', since: NOON.toISOString(), until: null } })
  says('这是今天 12:00 的情况')
  says(/没有网络/)
})

test('the network comes back: what changed meanwhile shows', async () => {
  learnTime(NOON.toISOString(), Date.now(), Date.now())
  await openWithoutNetwork()
  backendOf({
    'pass.mine': () => ({ ok: true, data: mine({ phone: 'other', boundAt: minutesAfter(NOON, -1).toISOString(), offline: null }) }),
  })
  await network(true)
  says('小哥码在你的另一部手机上')
})
