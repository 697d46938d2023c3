import type { PersonId } from '../../../../contract/kernel/ids'
import type { Vehicle } from '../../../../contract/pass/compoundRules'
import { refusalByRules } from '../../../../contract/pass/gateRules'
import type { GateRefusal, UseMethod } from '../../../../contract/pass/gateVerdict'
import type { PassAudience } from '../../../../contract/pass/passCode'
import type { NewAccessEvent, Recording } from '../accessChain'
import type { CompoundDocument, Gate } from '../documents/compound'
import type { LastAccess, PassDocument } from '../documents/pass'
import { refusalOfState } from './passStatus'

/** Somebody at a gate: where, how known, by whom. */
export interface Arrival {
  readonly compound: Pick<CompoundDocument, '_id' | 'name' | 'open' | 'rules' | 'gates'>
  readonly gate: Gate
  readonly direction: 'in' | 'out'
  readonly method: UseMethod
  readonly vehicle: Vehicle
  readonly code: { readonly audience: PassAudience; readonly step: number } | null
  readonly guard: { readonly personId: PersonId; readonly label: string } | null
  readonly requestKey: string
  /** When it happened. */
  readonly at: Date
}

/** Scans this close together are one arrival. */
const SAME_ARRIVAL_MS = 5 * 60_000
/** Who was kept out and is seen there again within this time has not been away: the waiting began with the first scan. */
const SAME_WAIT_MS = 30 * 60_000

/** May the holder of this pass come in here now? Nobody is kept from leaving. */
export function refusalAtGate(pass: PassDocument, { compound, gate, direction, vehicle, at }: Arrival): GateRefusal | null {
  if (direction === 'out') return null
  const refusal = refusalOfState(pass, at)
  if (refusal) return refusal
  if (!gate.open) return { reason: 'gateClosed' }
  const listing = pass.listings[compound._id]
  const approved = listing?.state === 'approved' && listing.until ? { until: listing.until } : null
  return refusalByRules(compound, { workKind: pass.holder.workKind, vehicle, listing: approved, now: at })
}

/**
 * What to record of an arrival. The same outcome at the same compound within minutes is the same arrival, also at another of its gates; a code that
 * was shown is used up all the same, so that it opens nothing else.
 */
export function decideArrival(pass: PassDocument, arrival: Arrival): Recording {
  const use = asAccessEvent(pass, arrival)
  return use.outcome === 'checked' && !arrival.code ? { kind: 'nothing' } : { kind: 'record', event: use }
}

/** The use that an arrival is; `checked` when it is the same arrival once more. */
export function asAccessEvent(pass: PassDocument, arrival: Arrival): NewAccessEvent {
  const refusal = refusalAtGate(pass, arrival)
  const outcome = refusal ? 'refused' : arrival.direction === 'out' ? 'leave' : 'enter'
  const same = pass.last && isSameArrival(pass.last, outcome, refusal, arrival) ? pass.last : null
  const { compound, gate, method, vehicle, code, guard, requestKey, at } = arrival
  return {
    ...{ requestKey, outcome: same ? 'checked' : outcome, method, vehicle, at, refusal, code },
    ...{ place: compound._id, placeName: compound.name, gateId: gate.gateId, gateName: gate.name },
    arrivedAt: pass.last && (same || isWaiting(pass.last, arrival)) ? pass.last.arrivedAt : at,
    sameAs: same && { useId: same.useId, at: same.at },
    ...{ guardId: guard?.personId ?? null, guardLabel: guard?.label ?? null, guardRefusal: null, refusedAt: null },
    ...{ undone: false, suspicious: false, exits: compound.gates.some(({ exits }) => exits) },
  }
}

const isSameArrival = (last: LastAccess, outcome: LastAccess['outcome'], refusal: GateRefusal | null, { compound, at }: Arrival) =>
  last.place === compound._id &&
  last.outcome === outcome &&
  last.reason === (refusal?.reason ?? null) &&
  !last.corrected &&
  Math.abs(at.getTime() - last.at.getTime()) < SAME_ARRIVAL_MS

/** Kept out there lately, by the rules or by a guard. Who was let in and comes again has been inside: a new arrival. */
const isWaiting = (last: LastAccess, { compound, at }: Arrival) =>
  last.place === compound._id && (last.outcome === 'refused' || last.corrected) && at.getTime() - last.at.getTime() < SAME_WAIT_MS
