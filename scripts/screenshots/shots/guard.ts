import { readFileSync } from 'node:fs'
import type { LogRow } from '../../../contract/pass/gate'
import type { Verdict } from '../../../contract/pass/gateVerdict'
import { aDuty, aLogRow, aVerdict, compoundId } from '../../../tests/builders/gates'
import { aGateList, aLiveCode, aSigningKey, shownBy } from '../../../tests/builders/signedPasses'
import { minutesAfter } from '../../../tests/builders/time'
import { type Prepare, type Shot, shotsOf } from './shot'
import { type Answers, answering, holding } from './standIns'
import { inTurn, offline, seen, tap } from './steps'

const key = aSigningKey()
const minutesAgo = (minutes: number) => minutesAfter(new Date(), -minutes)
const isoAgo = (minutes: number) => minutesAgo(minutes).toISOString()

const photoUrl = `data:image/jpeg;base64,${readFileSync('seed/portraits/1.jpg').toString('base64')}`
const holder = { maskedName: '张*', workKind: 'deliveryRider', platform: '美团', station: '同里湖站（示例）', photoUrl } as const

const row = (minutes: number, maskedName: string, platform: string, overrides: Partial<LogRow> = {}): LogRow =>
  aLogRow({
    useId: `use_${minutes}` as never,
    at: isoAgo(minutes),
    holder: { ...holder, maskedName, platform, photoUrl: null },
    ...overrides,
  })

const today = () => [
  row(2, '张*', '美团', { method: 'gateCode' }),
  row(5, '李*', '顺丰', { gateName: '东门' }),
  row(13, '王*', '饿了么', { outcome: 'refused', refusal: { reason: 'passSuspended', end: 'conduct', until: null } }),
  row(21, '赵*', '叮咚买菜', { outcome: 'refused', guardRefusal: 'noHelmet' }),
  row(32, '陈*', '京东', { undone: true }),
]

const gates = [
  { gateId: 'gat_west' as never, name: '西门', open: true },
  { gateId: 'gat_east' as never, name: '东门', open: true },
]

const shift = (verdict: Partial<Verdict> = {}) =>
  answering(
    (): Answers => ({
      'gate.duty': aDuty({ now: isoAgo(0), gates }),
      'gate.offlineList': aGateList(key, { asOf: isoAgo(150), staleAt: isoAgo(-500) }),
      'gate.today': { uses: today(), next: null },
      'gate.verify': aVerdict({ at: isoAgo(0), now: isoAgo(0), holder, ...verdict }),
    }),
  )

const atWest = tap('西门')
const scan = (text: () => string) => inTurn(holding(text), tap('扫小哥的码'))
const live = () => aLiveCode(new Date())
const signed = () => shownBy(key, new Date(), { ...holder, issuedAt: minutesAgo(60), expiresAt: minutesAgo(-600) })

const page = shotsOf('packages/pass/gate/')
const duty = (name: string, caption: string, ...steps: Prepare[]) =>
  page(name, 'guard', `duty/index?compoundId=${compoundId}`, caption, inTurn(...steps))

const refused = (refusal: Verdict['refusal']) => shift({ outcome: 'refused', refusal })

export const guardShots: readonly Shot[] = [
  duty('duty-gates', '门岗，选门', shift(), seen('您在哪个门值班')),
  duty('duty', '门岗，值班', shift(), atWest, seen('扫门口码')),
  duty('duty-digits', '门岗，输数字', shift(), atWest, tap('输 6 位数字')),
  duty('duty-enter', '门岗，可以进', shift(), atWest, scan(live), seen('可以进')),
  duty('duty-refuse', '门岗，拒绝要选原因', shift(), atWest, scan(live), seen('可以进'), tap('拒绝')),
  duty(
    'duty-ebike',
    '门岗，电动车不让进',
    refused({ reason: 'eBike', closed: [{ from: '13:00', to: '14:30' }] }),
    atWest,
    scan(live),
    seen('不能进'),
  ),
  duty(
    'duty-used',
    '门岗，码用过了',
    shift({ outcome: 'refused', useId: null, holder: null, refusal: { reason: 'codeUsed' } }),
    atWest,
    scan(live),
    seen('换一下码'),
  ),
  duty('duty-offline', '门岗，没有网络', shift(), atWest, seen('备用名单'), offline),
  duty('duty-offline-enter', '门岗，离线核验', shift(), atWest, seen('备用名单'), offline, scan(signed), seen('看清楚再放')),
  duty('duty-offline-code', '门岗，没有网络，普通码核不了', shift(), atWest, seen('备用名单'), offline, scan(live), seen('核不了')),
]
