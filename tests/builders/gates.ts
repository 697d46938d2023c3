import type { Actions } from '../../contract/index'
import type { OutputOf } from '../../contract/kernel/action'
import type { LogRow } from '../../contract/pass/gate'
import type { Verdict } from '../../contract/pass/gateVerdict'
import type { CompoundId, GateId, UseId } from '../../contract/pass/ids'
import { NOON } from './time'

export const compoundId = 'cmp_sample' as CompoundId
const west = { gateId: 'gat_west' as GateId, name: '西门' }

type DutyView = OutputOf<Actions['gate.duty']>

/** A guard's view of a compound with one gate. */
export const aDuty = (overrides: Partial<DutyView> = {}): DutyView => ({
  compoundId,
  name: '示例小区',
  hotline: '0512-6300 0000',
  gates: [{ ...west, open: true }],
  today: { entered: 128, refused: 3 },
  pattern: { flower: 0, stripe: 2 },
  now: NOON.toISOString(),
  ...overrides,
})

const holder = { maskedName: '示*', workKind: 'deliveryRider', platform: '示例平台', station: '示例站点', photoUrl: null } as const

/** A verdict that admits a rider. */
export const aVerdict = (overrides: Partial<Verdict> = {}): Verdict => ({
  outcome: 'enter',
  useId: 'use_1' as UseId,
  at: NOON.toISOString(),
  now: NOON.toISOString(),
  repeated: false,
  method: 'liveCode',
  vehicle: 'eBike',
  compound: { compoundId, name: '示例小区', hotline: '0512-6300 0000' },
  gate: west,
  holder,
  refusal: null,
  pattern: { flower: 0, stripe: 2 },
  note: null,
  hasMap: false,
  ...overrides,
})

type OwnUse = OutputOf<Actions['pass.uses']>['uses'][number]

/** An entry at noon, as its rider sees it. */
export const anOwnUse = (overrides: Partial<OwnUse> = {}): OwnUse => ({
  useId: 'use_1' as UseId,
  at: NOON.toISOString(),
  outcome: 'enter',
  method: 'gateCode',
  vehicle: 'eBike',
  gateName: west.name,
  compoundName: '示例小区',
  refusal: null,
  guardRefusal: null,
  undone: false,
  suspicious: false,
  objectedAt: null,
  ...overrides,
})

/** A log entry of an entry at noon. */
export const aLogRow = (overrides: Partial<LogRow> = {}): LogRow => ({
  useId: 'use_1' as UseId,
  at: NOON.toISOString(),
  outcome: 'enter',
  method: 'liveCode',
  vehicle: 'eBike',
  gateId: west.gateId,
  gateName: west.name,
  refusal: null,
  undone: false,
  holder,
  guardRefusal: null,
  guard: '示例门岗',
  waitedSeconds: null,
  suspicious: false,
  objectedAt: null,
  ...overrides,
})
