import Taro from '@tarojs/taro'
import { act, cleanup } from '@testing-library/react'
import type { LogRow } from '../../contract/pass/gate'
import type { GateRefusal } from '../../contract/pass/gateVerdict'
import { STEP_SECONDS } from '../../contract/pass/passCode'
import { keepAnswers } from '../../src/services/kept/keptStorage'
import { aHolder } from '../builders/compoundViews'
import { aDuty, aLogRow, aVerdict, compoundId } from '../builders/gates'
import { aLiveCode } from '../builders/signedPasses'
import { minutesAfter, NOON } from '../builders/time'
import { type Answers, backendOf, pass } from '../support/taro/backend'
import { later, newPhones, open, says, saysNot, scan, scans, tap, usual } from '../support/taro/dutyPage'
import { hidePage } from '../support/taro/taro'

newPhones()

describe('a scan', () => {
  test('is judged by the server, with its time and method named', async () => {
    const { inputsOf } = await open()
    await scan(aLiveCode(NOON))
    says('可以进')
    says('示例小区 · 西门')
    says('12:00 已联网核验')
    says('示例站点')
    expect(inputsOf('gate.verify')).toEqual([
      { compoundId, gateId: 'gat_west', credential: { kind: 'code', text: aLiveCode(NOON) }, vehicle: 'eBike' },
    ])
    await tap('放行')
    says('扫小哥的码')
    // There is a word at once, before the list knows it.
    says('已放行 示*')
  })

  test.each<[GateRefusal, string, RegExp]>([
    [{ reason: 'codeOtherAudience' }, '换一下码', /请他切到“进门”/],
    [{ reason: 'codeUsed' }, '换一下码', /等几秒，码变了再扫一次/],
    [{ reason: 'codeExpired' }, '换一下码', /亮正在变的码/],
    [{ reason: 'digitsWrong' }, '再报一次', /看着屏幕再报一次/],
  ])('minor 2: of what doesn’t do is amber, no refusal of the person: %j', async (refusal, word, todo) => {
    await open({ 'gate.verify': () => ({ ok: true, data: aVerdict({ outcome: 'refused', refusal, useId: null, holder: null }) }) })
    await scan(aLiveCode(NOON))
    says(word)
    says(todo)
    saysNot('不能进')
    expect(document.querySelector('.verdict--warn')).not.toBeNull()
  })

  test('that repeats another is the same entry, and says so', async () => {
    await open({ 'gate.verify': () => ({ ok: true, data: aVerdict({ repeated: true, now: later(180).toISOString() }) }) })
    await scan(aLiveCode(NOON))
    says('12:03 已联网核验 · 12:00 扫过，算同一次')
    // The entry is of the first scan, which may be the rider's own.
    saysNot('点错了')
  })

  test('of who may not come in says why and what to do', async () => {
    const refusal: GateRefusal = { reason: 'outsideHours', hours: [{ from: '13:00', to: '15:00' }] }
    await open({ 'gate.verify': () => ({ ok: true, data: aVerdict({ outcome: 'refused', refusal }) }) })
    await scan(aLiveCode(NOON))
    says('不能进')
    says(/能进的时间：13:00–15:00/)
    saysNot('放行')
    await tap('知道了')
    says('扫小哥的码')
  })

  test('refused for the e-bike offers to walk in, by a new code', async () => {
    const refusal: GateRefusal = { reason: 'eBike', closed: [] }
    const { inputsOf } = await open({
      'gate.verify': ({ vehicle }) => ({
        ok: true,
        data: vehicle === 'foot' ? aVerdict({ vehicle }) : aVerdict({ outcome: 'refused', refusal }),
      }),
    })
    await scan(aLiveCode(NOON))
    scans(aLiveCode(later(STEP_SECONDS)))
    await tap('他步行进，再扫一次')
    says('可以进')
    expect(inputsOf('gate.verify')).toMatchObject([{ vehicle: 'eBike' }, { vehicle: 'foot' }])
    // The next one rides again.
    await tap('放行')
    await scan(aLiveCode(later(60)))
    expect(inputsOf('gate.verify')[2]).toMatchObject({ vehicle: 'eBike' })
  })

  test('that was closed without a code changes nothing', async () => {
    const { inputsOf } = await open()
    jest.mocked(Taro.scanCode).mockRejectedValueOnce({ errMsg: 'scanCode:fail cancel' })
    await tap('扫小哥的码')
    says('扫小哥的码')
    expect(inputsOf('gate.verify')).toEqual([])
  })

  test('without a camera says how to get one, and the other way', async () => {
    await open()
    jest.mocked(Taro.scanCode).mockRejectedValueOnce({ errMsg: 'scanCode:fail:auth denied' })
    await tap('扫小哥的码')
    says(/给微信打开相机.*也可以输 6 位数字/)
  })

  test('by somebody who is no guard any more says so', async () => {
    await open({ 'gate.verify': () => ({ ok: false, error: { code: 'FORBIDDEN', details: {}, message: '' } }) })
    await scan(aLiveCode(NOON))
    says('没核成')
    says(/没有这个权限/)
  })
})

describe('after letting in', () => {
  test('the guard may keep out for a reason, of which the property manager hears', async () => {
    const { inputsOf } = await open({
      'gate.refuse': ({ reason }) => ({ ok: true, data: aLogRow({ guardRefusal: reason, waitedSeconds: 190 }) }),
    })
    await scan(aLiveCode(NOON))
    await tap('拒绝')
    says(/小哥马上看到原因/)
    await tap('关闭')
    saysNot(/小哥马上看到原因/)
    await tap('拒绝')
    await tap('拒绝进入')
    says('请先选一个原因')
    await tap('没戴头盔')
    await tap('拒绝进入')
    says('已拒绝')
    says('物业已经收到：没戴头盔，等了 3 分钟。')
    expect(inputsOf('gate.refuse')).toEqual([{ compoundId, useId: 'use_1', reason: 'noHelmet' }])
  })

  test('a mistake is taken back at once', async () => {
    const { inputsOf } = await open({ 'gate.undo': () => ({ ok: true, data: aLogRow({ undone: true }) }) })
    await scan(aLiveCode(NOON))
    await tap('点错了')
    says('扫小哥的码')
    expect(inputsOf('gate.undo')).toEqual([{ compoundId, useId: 'use_1' }])
  })

  test('what can not be changed any more says so', async () => {
    await open({ 'gate.undo': () => ({ ok: false, error: { code: 'TOO_LATE', details: { minutes: 5 }, message: '' } }) })
    await scan(aLiveCode(NOON))
    await tap('点错了')
    says(/过了 5 分钟，不能再改了/)
  })

  test('UM1: undo stands on the rows of what this guard did, names whom and when, for five minutes, after a second question', async () => {
    const undoableUntil = minutesAfter(NOON, 5).toISOString()
    const named = (useId: string, maskedName: string, row: Partial<LogRow> = {}) =>
      aLogRow({ useId: useId as never, holder: { ...aHolder(), maskedName }, ...row })
    const uses = [
      named('use_3', '孟*', { method: 'gateCode' }),
      named('use_2', '张*', { outcome: 'refused', guardRefusal: 'noHelmet', undoableUntil }),
      named('use_1', '李*', { undoableUntil }),
    ]
    const { inputsOf } = await open({
      'gate.today': () => ({ ok: true, data: { uses, next: null } }),
      'gate.undo': () => ({ ok: true, data: aLogRow({ undone: true }) }),
    })
    saysNot(/撤销 孟/)
    says('撤销 李* 12:00')
    await tap('撤销 张* 12:00')
    says('撤销 张* 12:00 这一条（已拒绝）？')
    expect(inputsOf('gate.undo')).toEqual([])
    await tap('撤销')
    expect(inputsOf('gate.undo')).toEqual([{ compoundId, useId: 'use_2' }])
    await pass(5 * 60_000)
    saysNot(/^撤销/)
  })
})

test('minor 2, 16: the page shows what riders’ screens show today, and has the large letters', async () => {
  await open()
  says(/今日花样：海棠 · 第 3 纹/)
  await tap('大字')
  expect(document.querySelector('.screen--elder')).not.toBeNull()
  await tap('普通字')
  expect(document.querySelector('.screen--elder')).toBeNull()
})

describe('the list', () => {
  test('says who, when, how, and what became of it', async () => {
    const uses = [
      aLogRow({ useId: 'use_4' as never, gateName: '东门', method: 'gateCode' }),
      aLogRow({ useId: 'use_3' as never, guardRefusal: 'noHelmet' }),
      aLogRow({ useId: 'use_2' as never, outcome: 'refused', refusal: { reason: 'notOnWhiteList' } }),
      aLogRow({ useId: 'use_1' as never, undone: true, holder: null }),
    ]
    await open({ 'gate.today': () => ({ ok: true, data: { uses, next: null } }) })
    says('12:00 东门 扫门口码')
    says('12:00 没戴头盔')
    says('12:00 不在白名单')
    says('已退出登记的小哥')
    for (const tag of ['已进', '已拒绝', '已撤销']) says(tag)
    says('今天 128 人次')
  })

  test('is asked for again every ten seconds, while the page is shown', async () => {
    const { inputsOf } = await open()
    await pass(20_000)
    expect(inputsOf('gate.today')).toHaveLength(3)
    act(hidePage)
    await pass(60_000)
    expect(inputsOf('gate.today')).toHaveLength(3)
  })
})

describe('several gates', () => {
  const gates = [
    { gateId: 'gat_west' as never, name: '西门', open: true },
    { gateId: 'gat_east' as never, name: '东门', open: false },
  ]
  const two: Answers = { 'gate.duty': () => ({ ok: true, data: aDuty({ gates }) }) }

  test('are asked for once, and kept on the phone', async () => {
    await open(two)
    await tap('东门')
    says('东门 · 值班')
    says(/这个门现在不让小哥进/)
    cleanup()
    await open(two)
    says('东门 · 值班')
    await tap('换门')
    await tap('西门')
    says('西门 · 值班')
  })

  test('none at all: the property manager has to make one', async () => {
    await open({ 'gate.duty': () => ({ ok: true, data: aDuty({ gates: [] }) }) })
    says('还没有设门')
  })
})

test('SM10: a phone that could not keep the list says so before the network goes, until it can', async () => {
  const keep = () => keepAnswers({ name: 'gate.offlineList', shape: 'sample' }, [])
  const full = jest.spyOn(Taro, 'setStorage').mockRejectedValue(new Error('full'))
  await keep()
  await open()
  says(/手机存不下离线名单：断网时别退出小程序/)
  full.mockRestore()
  await act(keep)
  saysNot(/手机存不下离线名单/)
})

test('who is no guard here any more sees nothing of what was kept', async () => {
  await open()
  backendOf({ ...usual(), 'gate.duty': () => ({ ok: false, error: { code: 'FORBIDDEN', details: {}, message: '' } }) })
  await pass(30_000)
  saysNot('扫小哥的码')
  says('没能打开')
})
