import { type CompoundDocument, type CompoundPerson, compounds, type Gate } from '../../cloudfunctions/domains/pass/documents/compound'
import { unchanged } from '../../cloudfunctions/kernel/database/decision'
import type { TownId } from '../../contract/account/ids'
import type { CompoundRules } from '../../contract/pass/compoundRules'
import type { CompoundId, GateId } from '../../contract/pass/ids'
import { personId } from './people'
import { sealedWithKeys } from './riders'
import { NOON } from './time'

export const compoundId = (name: string) => `cmp_${name}` as CompoundId
export const gateId = (name: string) => `gat_${name}` as GateId

/** Rules that admit every pass, at any time, on any vehicle. */
export const someRules = (overrides: Partial<CompoundRules> = {}): CompoundRules => ({
  who: 'anyPass',
  workKinds: ['courier', 'deliveryRider', 'rideHailDriver', 'streamer'],
  hours: [],
  eBikes: true,
  eBikesClosed: [],
  ...overrides,
})

/** An open gate that does not record exits. */
export const aGate = (overrides: Partial<Gate> = {}): Gate => ({
  gateId: gateId('east'),
  name: '示例东门',
  code: '0123456789ABCDEF',
  open: true,
  exits: false,
  ...overrides,
})

/** A person who works at a compound. */
export const aGuard = (overrides: Partial<CompoundPerson> = {}, at: CompoundId = compoundId('sample')): CompoundPerson => ({
  personId: personId('guard'),
  role: 'guard',
  label: sealedWithKeys(compounds, 'label', at, '示例门岗'),
  since: NOON,
  ...overrides,
})

/** A friendly compound with one gate, without staff and without a signed convention. */
export const aCompound = (overrides: Partial<CompoundDocument> = {}): CompoundDocument => ({
  ...unchanged,
  _id: compoundId('sample'),
  name: '示例小区',
  kind: 'compound',
  level: 'friendly',
  townId: 'twn_sample' as TownId,
  community: '示例社区',
  open: true,
  rules: someRules(),
  hotline: null,
  note: null,
  gates: [aGate()],
  people: [],
  joined: [],
  map: null,
  stored: [],
  convention: { compound: null, community: null },
  ...overrides,
})
