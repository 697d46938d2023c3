import { onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { act, cleanup, render } from '@testing-library/react'
import type { GateRefusal } from '../../contract/pass/gateVerdict'
import GatePage from '../../src/packages/pass/rider/gate'
import { anOwnUse, aVerdict } from '../builders/gates'
import { minutesAfter, NOON } from '../builders/time'
import { type Answers, backendOf, pageFrame, pass } from '../support/taro/backend'
import { settle, tap } from '../support/taro/page'
import { lookAway, says, saysNot } from '../support/taro/passPage'
import { setParams } from '../support/taro/taro'

/** What the rider sees after scanning a gate's code, and what can be done about it. */

const CODE = 'G0123456789ABCDEFI'
const entered = aVerdict({ method: 'gateCode' })
const refused = (refusal: GateRefusal, overrides = {}) => aVerdict({ method: 'gateCode', outcome: 'refused', refusal, ...overrides })
const answering = (verdict: typeof entered): Answers => ({ 'pass.enterGate': () => ({ ok: true, data: verdict }) })

async function open(answers: Answers, params: Record<string, string> = { scene: CODE }) {
  const backend = backendOf(answers)
  setParams(params)
  render(<GatePage />, { wrapper: pageFrame().wrapper })
  await settle()
  return backend
}

const went = () => [Taro.navigateTo, Taro.redirectTo, Taro.switchTab].flatMap((go) => jest.mocked(go).mock.calls.map(([{ url }]) => url))

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
  jest.clearAllMocks()
  Taro.removeStorageSync('lastVehicle')
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

test('an overloaded service: the rider need not wait, but shows the code', async () => {
  const busy = { ok: false, error: { code: 'BUSY', details: {}, requestId: 'ref_1' } } as const
  const { inputsOf } = await open({ 'pass.enterGate': () => busy })
  says('现在用的人太多，还没办')
  await tap('亮码给门岗扫')
  expect(went()).toEqual([expect.stringContaining('pass')])
  expect(inputsOf('pass.enterGate')).toHaveLength(1)
})

describe('may come in', () => {
  test('one call, at once, and the whole page says so', async () => {
    const { inputsOf } = await open(answering(aVerdict({ note: '走 2 号梯', hasMap: true })))
    expect(inputsOf('pass.enterGate')).toEqual([{ gateCode: CODE, vehicle: 'eBike' }])
    for (const words of [
      '示例小区 · 西门',
      '可以进',
      '示*',
      '示例平台',
      '示例站点',
      '骑车',
      '走 2 号梯',
      /今日花样：海棠 · 第 3 纹/,
      '12:00 核验',
    ])
      says(words)
    await tap('看楼栋图')
    expect(went()).toEqual(['/packages/pass/rider/map/index?compoundId=cmp_sample'])
  })

  test('the code may come from inside the app, too', async () => {
    const { inputsOf } = await open(answering(entered), { code: CODE })
    expect(inputsOf('pass.enterGate')).toEqual([{ gateCode: CODE, vehicle: 'eBike' }])
  })

  test('UM3: a guard who decides otherwise is read here at once, with the reason and a way to object', async () => {
    const keptOut = anOwnUse({ outcome: 'refused', guardRefusal: 'noHelmet' })
    const answers = { uses: [anOwnUse()] }
    await open({ ...answering(entered), 'pass.uses': () => ({ ok: true, data: { ...answers, next: null } }) })
    says('可以进')
    answers.uses = [keptOut]
    await pass(10_000)
    says('门岗没让进')
    says('没戴头盔')
    saysNot('可以进')
    await tap('不同意？告诉物业')
    expect(went()).toEqual(['/packages/pass/rider/uses/index'])
  })

  test('without a map there is no way to one', async () => {
    await open(answering(entered))
    saysNot('看楼栋图')
  })

  test('the hotline is called by a tap', async () => {
    await open(answering(entered))
    await tap('打热线')
    expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '0512-6300 0000' })
  })

  test('after ten minutes it no longer looks like a leave to come in', async () => {
    await open(answering(entered))
    await lookAway(9 * 60_000)
    says('可以进')
    await lookAway(60_000)
    saysNot('可以进')
    says('这次放行已过 10 分钟')
    jest.mocked(Taro.scanCode).mockResolvedValue({ result: 'GFEDCBA9876543210O' } as Taro.scanCode.SuccessCallbackResult)
    await tap('重新扫码')
    expect(went()).toEqual(['/packages/pass/rider/gate/index?code=GFEDCBA9876543210O'])
  })

  test('a scan that shows nothing of a gate opens nothing', async () => {
    await open(answering(aVerdict({ at: minutesAfter(NOON, -20).toISOString() })))
    jest.mocked(Taro.scanCode).mockResolvedValue({ result: 'https://example.com' } as Taro.scanCode.SuccessCallbackResult)
    await tap('重新扫码')
    says(/这不是小区门口的码/)
    await tap('知道了')
    saysNot(/这不是小区门口的码/)
    expect(went()).toEqual([])
  })
})

test('leaving says goodbye', async () => {
  await open(answering(aVerdict({ outcome: 'leave' })), { scene: CODE.replace(/I$/, 'O') })
  says('再见')
  // Minor 2: the title says it, too.
  expect(Taro.setNavigationBarTitle).toHaveBeenCalledWith({ title: '出门' })
  saysNot('等了很久？告诉物业')
})

describe('may not come in', () => {
  test('by e-bike: walks in, by a second try that is remembered for this visit', async () => {
    const answers: Answers = {
      'pass.enterGate': ({ vehicle }) => ({
        ok: true,
        data: vehicle === 'foot' ? aVerdict({ vehicle }) : refused({ reason: 'eBike', closed: [{ from: '11:00', to: '13:00' }] }),
      }),
    }
    const { inputsOf } = await open(answers)
    says('现在不能进')
    says('这个小区 11:00–13:00 不让电动车进')
    await tap('我步行进')
    says('可以进')
    says('步行')
    cleanup()
    const again = await open(answers)
    const elsewhere = await open(answers, { scene: 'G1123456789ABCDEFI' })
    const vehicles = [inputsOf, again.inputsOf, elsewhere.inputsOf].map((of) =>
      of('pass.enterGate').map((input) => (input as { vehicle: string }).vehicle),
    )
    expect(vehicles).toEqual([['eBike', 'foot'], ['foot'], ['eBike']])
  })

  test.each<[GateRefusal, string, string]>([
    [{ reason: 'noPass' }, '去登记认证', '/packages/account/person/register/index'],
    [{ reason: 'passSuspended', end: 'conduct', until: null }, '申诉', '/packages/pass/rider/appeal/index'],
    [{ reason: 'passRevoked', end: 'sharedPass' }, '申诉', '/packages/pass/rider/appeal/index'],
    [{ reason: 'passSuspended', end: 'leftStation', until: null }, '去新站点登记', '/packages/account/person/register/index'],
    [{ reason: 'passRevoked', end: 'identityMoved' }, '看怎么办', '/pages/pass/index'],
    [{ reason: 'passExpired', expiredAt: NOON.toISOString() }, '去续期', '/pages/pass/index'],
    [{ reason: 'notOnWhiteList' }, '去申请白名单', '/packages/pass/rider/compound/index?compoundId=cmp_sample'],
    [
      { reason: 'listingExpired', expiredAt: NOON.toISOString() },
      '去申请白名单',
      '/packages/pass/rider/compound/index?compoundId=cmp_sample',
    ],
  ])('%j: %s', async (refusal, words, url) => {
    await open(answering(refused(refusal)))
    says('现在不能进')
    await tap(words)
    expect(went()).toEqual([url])
  })

  test('a code that was renewed: another scan, or the own code', async () => {
    await open(answering(refused({ reason: 'unknownGate' }, { compound: null, gate: null, holder: null })))
    says('这张码已经不用了')
    saysNot('等了很久？告诉物业')
    await tap('亮码给门岗扫')
    expect(went()).toEqual(['/pages/pass/index'])
  })

  test('who waits too long tells the property manager, once', async () => {
    const { inputsOf } = await open({
      ...answering(refused({ reason: 'gateClosed' })),
      'pass.reportWait': () => ({ ok: true, data: { told: true } }),
    })
    await tap('等了很久？告诉物业')
    await tap('15 分钟左右')
    await tap('告诉物业')
    says(/已经告诉物业/)
    saysNot('等了很久？告诉物业')
    expect(inputsOf('pass.reportWait')).toEqual([{ compoundId: 'cmp_sample', gateId: 'gat_west', waitedMinutes: 15 }])
  })
})

describe('no answer', () => {
  test('a lost reply is asked for again as the same try, then leads to the own code', async () => {
    let isLost = true
    await open({ 'pass.enterGate': () => (isLost ? null : { ok: true, data: entered }) })
    await pass(5_000)
    says('网络不稳，没等到回答')
    saysNot('可以进')
    isLost = false
    await tap('再试一次')
    says('可以进')
    const ids = jest.mocked(Taro.request).mock.calls.map(([options]) => (options.data as { requestId: string }).requestId)
    expect(ids.length).toBeGreaterThan(2)
    expect(new Set(ids).size).toBe(1)
  })

  test('without network it says so at once, and asks by itself when the network is back', async () => {
    const backend = backendOf(answering(entered))
    setParams({ scene: CODE })
    const { wrapper } = pageFrame()
    onlineManager.setOnline(false)
    render(<GatePage />, { wrapper })
    await settle()
    says('这部手机现在没有网络')
    expect(backend.inputsOf('pass.enterGate')).toEqual([])
    await act(async () => onlineManager.setOnline(true))
    await settle()
    says('可以进')
    expect(backend.inputsOf('pass.enterGate')).toHaveLength(1)
  })

  test('what is no code of a gate is not sent', async () => {
    const { inputsOf } = await open(answering(entered), { scene: 'something%20else' })
    says('没认出门口的码')
    expect(inputsOf('pass.enterGate')).toEqual([])
  })
})
