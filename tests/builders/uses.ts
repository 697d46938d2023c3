import { type AccessEvent, accessEventIdOf } from '../../cloudfunctions/domains/pass/documents/accessEvent'
import { unchanged } from '../../cloudfunctions/kernel/database/decision'
import { compoundId, gateId } from './compounds'
import { aPass, passId } from './passes'
import { NOON } from './time'

/** An entry by e-bike through the gate whose posted code was scanned. The id follows from pass and sequence. */
export function aUse(overrides: Partial<AccessEvent> = {}): AccessEvent {
  const { passId: pass = passId('li'), sequence = 1 } = overrides
  return {
    ...unchanged,
    _id: accessEventIdOf(pass, sequence),
    passId: pass,
    sequence,
    requestKey: `${pass}:${sequence}`,
    place: compoundId('sample'),
    placeName: '示例小区',
    gateId: gateId('east'),
    gateName: '示例东门',
    outcome: 'enter',
    method: 'gateCode',
    vehicle: 'eBike',
    at: NOON,
    arrivedAt: NOON,
    holder: aPass().holder,
    refusal: null,
    guardRefusal: null,
    guardId: null,
    guardLabel: null,
    refusedAt: null,
    undone: false,
    suspicious: false,
    objectedAt: null,
    exits: false,
    sameAs: null,
    code: null,
    kind: 'use',
    ...overrides,
  }
}
