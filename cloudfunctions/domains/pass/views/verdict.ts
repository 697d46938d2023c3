import type { DayPattern, GateRefusal, Verdict } from '../../../../contract/pass/gateVerdict'
import type { CompoundId } from '../../../../contract/pass/ids'
import { dayOf } from '../../../kernel/calendar'
import { blindIndex } from '../../../kernel/secrets/blindIndex'
import type { Recorded } from '../accessChain'
import type { CompoundDocument } from '../documents/compound'
import type { LastAccess } from '../documents/pass'
import type { Arrival } from '../rules/arrival'

type Facts = Pick<Arrival, 'compound' | 'gate' | 'method' | 'vehicle'> & {
  readonly compound: Pick<CompoundDocument, '_id' | 'name' | 'hotline' | 'note' | 'map'>
}

/** What both phones show after a scan. A repeated scan shows the time of the first one. */
export function viewRecorded(recorded: Recorded, holder: Verdict['holder'], facts: Facts, now: Date): Verdict {
  const event = recorded.kind === 'nothing' ? null : recorded.event
  const refusal = recorded.kind === 'nothing' ? recorded.refusal : recorded.event.refusal
  const isNew = event !== null && event.outcome !== 'checked'
  const shown = arrivalShown(recorded)
  return {
    ...frameOf(facts, now),
    useId: shown?.useId ?? null,
    at: (shown?.at ?? now).toISOString(),
    outcome: refusal ? 'refused' : passageOf(event ?? recorded.pass.last),
    repeated: !isNew,
    holder,
    refusal,
  }
}

const passageOf = (last: Pick<LastAccess, 'outcome'> | null) => (last?.outcome === 'leave' ? 'leave' : 'enter')

/** The arrival that the verdict is about: the event itself, or the one that it repeats. */
function arrivalShown(recorded: Recorded) {
  if (recorded.kind === 'nothing') return recorded.pass.last
  const { event } = recorded
  return event.outcome === 'checked' ? event.sameAs : { useId: event._id, at: event.at }
}

/** A refusal that is not recorded, because nobody is known or the code proves nothing. */
export const viewUnrecorded = (refusal: GateRefusal, facts: Facts, now: Date): Verdict => ({
  ...frameOf(facts, now),
  ...refused(refusal, now),
})

/** A rider leaves, and it is not recorded. */
export const viewUnrecordedLeave = (facts: Facts, now: Date): Verdict => ({ ...frameOf(facts, now), ...unrecorded('leave', null, now) })

/** A refusal of a code that belongs to no gate. */
export const viewUnknownGate = (known: Pick<Verdict, 'method' | 'vehicle'>, now: Date): Verdict => ({
  ...known,
  now: now.toISOString(),
  compound: null,
  gate: null,
  pattern: { flower: 0, stripe: 0 },
  note: null,
  hasMap: false,
  ...refused({ reason: 'unknownGate' }, now),
})

const refused = (refusal: GateRefusal, now: Date) => unrecorded('refused', refusal, now)

const unrecorded = (outcome: Verdict['outcome'], refusal: GateRefusal | null, now: Date) => ({
  outcome,
  useId: null,
  at: now.toISOString(),
  repeated: false,
  holder: null,
  refusal,
})

function frameOf({ compound, gate, method, vehicle }: Facts, now: Date) {
  return {
    now: now.toISOString(),
    method,
    vehicle,
    compound: { compoundId: compound._id, name: compound.name, hotline: compound.hotline },
    gate: { gateId: gate.gateId, name: gate.name },
    pattern: patternOf(compound._id, now),
    note: compound.note,
    hasMap: compound.map !== null,
  }
}

/** Today's picture at this compound. It is made with a secret key, so that nobody can know tomorrow's. */
export function patternOf(compoundId: CompoundId, now: Date): DayPattern {
  const digits = blindIndex('pattern', `${compoundId}:${dayOf(now)}`)
  return { flower: Number.parseInt(digits.slice(0, 4), 16) % 8, stripe: Number.parseInt(digits.slice(4, 8), 16) % 8 }
}
