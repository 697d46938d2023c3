import type * as z from 'zod/mini'
import type { TownId } from '../../contract/account/ids'
import type { PersonId } from '../../contract/kernel/ids'
import type { CompoundView, ListingRow } from '../../contract/pass/compound'
import type { LogRow } from '../../contract/pass/gate'
import type { CompoundId, GateId, PassId, UseId } from '../../contract/pass/ids'
import type { PassHolder } from '../../contract/pass/passHolder'

export const aHolder = (overrides: Partial<PassHolder> = {}): PassHolder => ({
  maskedName: '示*',
  workKind: 'deliveryRider',
  platform: '示例平台',
  station: '示例站点',
  photoUrl: null,
  ...overrides,
})

/** The property manager's view of a compound with one gate, one guard and no limits. */
export const aCompoundView = (overrides: Partial<CompoundView> = {}): CompoundView => ({
  compoundId: 'cmp_sample' as CompoundId,
  name: '示例小区',
  kind: 'compound',
  level: 'friendly',
  townId: 'twn_sample' as TownId,
  community: '示例社区',
  open: true,
  rules: {
    who: 'whiteList',
    workKinds: ['courier', 'deliveryRider', 'rideHailDriver', 'streamer'],
    hours: [],
    eBikes: true,
    eBikesClosed: [],
  },
  hotline: null,
  note: null,
  gates: [{ gateId: 'gat_west' as GateId, name: '西门', open: true, exits: false }],
  people: [{ personId: 'per_guard' as PersonId, role: 'guard', label: '西门示例', since: '2026-11-20T04:00:00.000Z' }],
  map: null,
  convention: { version: 1, compoundSignedAt: null, communitySignedAt: null },
  ...overrides,
})

/** A rider who asks for the white list. */
export const aListing = (name: string, overrides: Partial<ListingRow> = {}): ListingRow => ({
  passId: `pas_${name}` as PassId,
  holder: aHolder(),
  state: 'asked',
  since: '2026-11-23T03:00:00.000Z',
  until: null,
  reason: null,
  face: false,
  ...overrides,
})

/** An entry by e-bike with the gate's posted code. */
export const aLogRow = (overrides: Partial<z.output<typeof LogRow>> = {}): z.output<typeof LogRow> => ({
  useId: 'use_sample' as UseId,
  at: '2026-11-23T03:42:00.000Z',
  outcome: 'enter',
  method: 'gateCode',
  vehicle: 'eBike',
  gateName: '西门',
  gateId: 'gat_west' as GateId,
  refusal: null,
  undone: false,
  holder: aHolder(),
  guardRefusal: null,
  guard: null,
  waitedSeconds: null,
  suspicious: false,
  objectedAt: null,
  ...overrides,
})
