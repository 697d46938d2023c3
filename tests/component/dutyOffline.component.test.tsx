import Taro from '@tarojs/taro'
import { act } from '@testing-library/react'
import type { GateList } from '../../src/packages/pass/gate/offline/judge'
import { aGateList, aLiveCode, aSigningKey, shownBy, signedBy } from '../builders/signedPasses'
import { NOON } from '../builders/time'
import { type Answers, backendOf, pass } from '../support/taro/backend'
import {
  key,
  later,
  network,
  newPhones,
  open,
  openWithoutNetwork,
  recording,
  says,
  saysNot,
  scan,
  silent,
  tap,
  usual,
} from '../support/taro/dutyPage'
import { hidePage } from '../support/taro/taro'

newPhones()

describe('an answer that comes late', () => {
  /** The server answers after so many ms. */
  const slow = (ms: number) => {
    const answer = jest.mocked(Taro.request).getMockImplementation()
    jest
      .mocked(Taro.request)
      .mockImplementation(((options: { data: { action: string } }) =>
        options.data.action === 'gate.verify'
          ? new Promise((resolve) => setTimeout(() => resolve(answer?.(options as never)), ms))
          : answer?.(options as never)) as never)
  }

  test('does not pop up once the guard has turned away', async () => {
    await open()
    slow(3_000)
    await scan(aLiveCode(NOON))
    says('正在核验')
    await tap('不等了')
    await pass(10_000)
    saysNot('可以进')
  })

  test('nor once the page was left', async () => {
    await open()
    slow(3_000)
    await scan(aLiveCode(NOON))
    act(hidePage)
    await pass(10_000)
    saysNot('可以进')
    saysNot('正在核验')
  })

  test('is waited for where the phone can not judge, with a better way named', async () => {
    await open()
    slow(8_000)
    await scan(aLiveCode(NOON))
    await pass(5_000)
    says('网络很慢')
    says(/请小哥点“门岗没有网络？”/)
    await pass(3_000)
    says('可以进')
  })

  test('is not waited for where the phone can', async () => {
    await open()
    slow(60_000)
    await scan(shownBy(key, NOON))
    await pass(5_000)
    says('看清楚再放')
    await pass(60_000)
    says('看清楚再放')
  })
})

test('an overloaded service is as good as no network: the phone judges at once, having asked once', async () => {
  const busy = { ok: false, error: { code: 'BUSY', details: {}, requestId: 'ref_1' } } as const
  const { inputsOf } = await open({ 'gate.verify': () => busy })
  await scan(shownBy(key, NOON))
  says('看清楚再放')
  says('离线核验 · 名单 09:10')
  expect(inputsOf('gate.verify')).toHaveLength(1)
})

describe('without network', () => {
  const offline = async (answers: Answers = {}) => {
    const backend = await open(answers)
    await network(false)
    return backend
  }

  test('the page says by which list it checks, by itself, and is back by itself', async () => {
    await open()
    says(/联网核验/)
    await network(false)
    says('没有网络 · 用 09:10 的名单核验')
    await network(true)
    await pass(0)
    says(/^联网核验/)
  })

  test('what was counted says until when', async () => {
    await offline()
    says('今天 128 人次（到 12:00）')
  })

  test('what was known yesterday says nothing of today', async () => {
    jest.setSystemTime(new Date('2026-11-23T23:59:00+08:00'))
    await offline()
    says('12:00 门岗扫码')
    await pass(60_000)
    saysNot(/128 人次/)
    saysNot('12:00 门岗扫码')
    says('连上网才看得到今天的进出')
  })

  test('a signed pass is judged here, never as surely as by the server', async () => {
    const { inputsOf } = await offline()
    await scan(shownBy(key, NOON))
    says('看清楚再放')
    says('离线核验 · 名单 09:10')
    says('照片看不到，请对一下姓')
    says('示*')
    await tap('放行')
    says('没有网络 · 用 09:10 的名单核验，恢复后自动补传 1 条')
    says('待补传')
    expect(inputsOf('gate.verify')).toEqual([])
  })

  test('the rotating code alone asks for the other one', async () => {
    await offline()
    await scan(aLiveCode(NOON))
    says('核不了')
    says(/请他点“门岗没有网络？”/)
  })

  test('somebody refused may walk in by the same code', async () => {
    await offline({ 'gate.offlineList': () => ({ ok: true, data: aGateList(key, { rules: { ...aGateList(key).rules, eBikes: false } }) }) })
    await scan(shownBy(key, NOON))
    says('不能进')
    await tap('他步行进')
    says('看清楚再放')
  })

  test('a forged pass is refused, and nothing is noted', async () => {
    await offline()
    await scan(signedBy(aSigningKey()))
    says('不能进')
    says('这个码是假的')
    await tap('知道了')
    saysNot('待补传')
  })

  test('the same pass again is the same entry', async () => {
    await offline()
    await scan(shownBy(key, NOON))
    await tap('放行')
    await pass(60_000)
    await scan(shownBy(key, later(60)))
    says('离线核验 · 名单 09:10 · 12:00 扫过，算同一次')
    await tap('放行')
    says(/自动补传 1 条/)
  })

  test('a mistake or a refusal stays on the phone until it is sent', async () => {
    await offline()
    await scan(shownBy(key, NOON))
    await tap('点错了')
    saysNot('待补传')
    await scan(shownBy(key, NOON))
    await tap('拒绝')
    await tap('业主不让进')
    await tap('拒绝进入')
    says('连上网后，物业会收到。')
    await tap('知道了')
    says('12:00 拒绝：业主不让进')
  })

  test.each<[string, Partial<GateList>, RegExp]>([
    ['too old', { asOf: '2026-11-22T10:00:00.000Z', staleAt: NOON.toISOString() }, /没有网络。名单太旧（昨天 18:00），请用纸质登记/],
    ['of a time to come', { asOf: later(600).toISOString() }, /手机时间被改过，请用纸质登记/],
  ])('a list %s is not used', async (_, overrides, words) => {
    await offline({ 'gate.offlineList': () => ({ ok: true, data: aGateList(key, overrides) }) })
    says(words)
    await scan(shownBy(key, NOON))
    says('核不了')
  })

  test('from the start, with nothing kept, paper is left', async () => {
    await openWithoutNetwork()
    says('没连上网，手机里还没有名单')
    says(/请用纸质登记/)
  })

  test('six digits can not be checked, and the page says what can', async () => {
    await offline()
    await tap('输 6 位数字')
    says('没有网络，数字核不了')
  })
})

describe('a server that does not answer', () => {
  test('changes the way of checking by itself, and back', async () => {
    await open()
    backendOf(silent)
    await scan(shownBy(key, NOON))
    await pass(5_000)
    says('看清楚再放')
    await tap('放行')
    says(/^连不上服务器 · 用 09:10 的名单核验/)
    // The next one isn't kept waiting.
    await scan(shownBy(key, later(5), { passId: 'pas_00000000000000000002' as never }))
    says('看清楚再放')
    await tap('放行')
    const { inputsOf } = backendOf({ ...usual(), 'gate.sync': recording })
    await pass(60_000)
    says(/^联网核验/)
    expect(inputsOf('gate.sync')).toHaveLength(1)
  })
})
