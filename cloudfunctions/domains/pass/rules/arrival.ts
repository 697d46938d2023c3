import type { PersonId } from '../../../../contract/kernel/ids'
import type { Vehicle } from '../../../../contract/pass/compoundRules'
import { refusalByRules } from '../../../../contract/pass/gateRules'
import type { GateRefusal, UseMethod } from '../../../../contract/pass/gateVerdict'
import type { PassAudience } from '../../../../contract/pass/passCode'
import type { NewAccessEvent, Recording } from '../accessChain'
import type { CompoundDocument, Gate } from '../documents/compound'
import type { LastAccess, PassDocument } from '../documents/pass'
import { refusalOfOwnScan } from './ownScans'
import { refusalOfPass } from './passStatus'

/** A rider is at a gate: which one, how the pass was shown, and to whom. */
export interface Arrival {
  readonly compound: Pick<CompoundDocument, '_id' | 'name' | 'open' | 'rules' | 'gates'>
  readonly gate: Gate
  readonly direction: 'in' | 'out'
  readonly method: UseMethod
  readonly vehicle: Vehicle
  /** The code that was shown; null where none was used up. */
  readonly code: { readonly audience: PassAudience; readonly step: number } | null
  readonly guard: { readonly personId: PersonId; readonly label: string } | null
  readonly requestKey: string
  /** When it happened. */
  readonly at: Date
}

/** Scans that are closer together than this are one arrival. */
const SAME_ARRIVAL_MS = 5 * 60_000
/** A rider who was kept out and is scanned again within this time is taken to have waited since the first scan. */
const SAME_WAIT_MS = 30 * 60_000

/** Why the holder of this pass can't come in here now; null: they can. Leaving is always allowed. */
export function refusalAtGate(pass: PassDocument, { compound, gate, direction, vehicle, at }: Arrival): GateRefusal | null {
  if (direction === 'out') return null
  const refusal = refusalOfPass(pass, at)
  if (refusal) return refusal
  if (!gate.open) return { reason: 'gateClosed' }
  const listing = pass.listings[compound._id]
  const approved = listing?.state === 'approved' && listing.until ? { until: listing.until } : null
  return refusalByRules(compound, { workKind: pass.holder.workKind, vehicle, listing: approved, now: at })
}

/**
 * What to record of an arrival. The same outcome at the same compound within minutes is the same arrival, even at another of its gates. If a
 * code was shown, a repeated scan is recorded all the same, because it uses up that code.
 */
export function decideArrival(pass: PassDocument, arrival: Arrival): Recording {
  const event = asAccessEvent(pass, arrival)
  if (event.outcome === 'checked' && !arrival.code) return { kind: 'nothing', refusal: event.refusal }
  const refusal = refusalOfOwnScan(pass, arrival)
  return refusal ? { kind: 'nothing', refusal, unlessBy: arrival.requestKey } : { kind: 'record', event }
}

/** The arrival as an access event. Its outcome is `checked` when it repeats the arrival before. */
export function asAccessEvent(pass: PassDocument, arrival: Arrival): NewAccessEvent {
  const refusal = refusalAtGate(pass, arrival)
  const outcome = outcomeOf(arrival, refusal)
  const repeated = pass.last && isSameArrival(pass.last, outcome, refusal, arrival) ? pass.last : null
  const { compound, gate, method, vehicle, code, guard, requestKey, at } = arrival
  return {
    requestKey,
    place: compound._id,
    placeName: compound.name,
    gateId: gate.gateId,
    gateName: gate.name,
    outcome: repeated ? 'checked' : outcome,
    method,
    vehicle,
    at,
    arrivedAt: pass.last && (repeated || isWaiting(pass.last, arrival)) ? pass.last.arrivedAt : at,
    refusal,
    guardRefusal: null,
    guardId: guard?.personId ?? null,
    guardLabel: guard?.label ?? null,
    refusedAt: null,
    undone: false,
    suspicious: false,
    exits: compound.gates.some(({ exits }) => exits),
    sameAs: repeated && { useId: repeated.useId, at: repeated.at },
    code,
  }
}

function outcomeOf({ direction }: Arrival, refusal: GateRefusal | null): LastAccess['outcome'] {
  if (refusal) return 'refused'
  return direction === 'out' ? 'leave' : 'enter'
}

const isSameArrival = (last: LastAccess, outcome: LastAccess['outcome'], refusal: GateRefusal | null, { compound, at }: Arrival) =>
  last.place === compound._id &&
  last.outcome === outcome &&
  last.reason === (refusal?.reason ?? null) &&
  !last.corrected &&
  Math.abs(at.getTime() - last.at.getTime()) < SAME_ARRIVAL_MS

/**
 * Whether the rider was kept out here a short time ago, by the rules or by a guard. A rider who was let in and comes again has been inside
 * meanwhile: that is a new arrival.
 */
const isWaiting = (last: LastAccess, { compound, at }: Arrival) =>
  last.place === compound._id && (last.outcome === 'refused' || last.corrected) && at.getTime() - last.at.getTime() < SAME_WAIT_MS
