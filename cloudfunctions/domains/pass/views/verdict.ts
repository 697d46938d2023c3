import type { GateRefusal, Verdict } from '../../../../contract/pass/gateVerdict'
import type { CompoundId } from '../../../../contract/pass/ids'
import { dayOf } from '../../../kernel/calendar'
import { blindIndex } from '../../../kernel/secrets/blindIndex'
import type { Recorded } from '../accessChain'
import type { CompoundDocument } from '../documents/compound'
import type { Arrival } from '../rules/arrival'

type Facts = Pick<Arrival, 'compound' | 'gate' | 'method' | 'vehicle'> & {
  readonly compound: Pick<CompoundDocument, '_id' | 'name' | 'hotline' | 'note' | 'map'>
}

/** What both phones show of what was recorded. A repeated scan shows the first one's time. */
export function viewRecorded(
  recorded: Recorded,
  { holder, refusal }: Pick<Verdict, 'holder' | 'refusal'>,
  facts: Facts,
  now: Date,
): Verdict {
  const { pass } = recorded
  const use = recorded.kind === 'nothing' ? null : recorded.event
  const isNew = use !== null && use.outcome !== 'checked'
  const shown = isNew ? { useId: use._id, at: use.at } : use ? use.sameAs : pass.last
  const leaves = (use ?? pass.last)?.outcome === 'leave'
  return {
    ...frameOf(facts, now),
    useId: shown?.useId ?? null,
    at: (shown?.at ?? now).toISOString(),
    outcome: refusal ? 'refused' : leaves ? 'leave' : 'enter',
    repeated: !isNew,
    holder,
    refusal,
  }
}

/** A refusal of which nothing is recorded: nobody is known, or the code proves nothing. */
export const viewUnrecorded = (refusal: GateRefusal, facts: Facts | null, known: Pick<Verdict, 'method' | 'vehicle'>, now: Date) => ({
  ...(facts ? frameOf(facts, now) : { ...nowhere(now), ...known }),
  ...{ outcome: 'refused' as const, useId: null, at: now.toISOString(), repeated: false, holder: null, refusal },
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

const nowhere = (now: Date) => ({
  now: now.toISOString(),
  compound: null,
  gate: null,
  pattern: { flower: 0, stripe: 0 },
  note: null,
  hasMap: false,
})

/** Today's picture at this compound: keyed, so that nobody can tell tomorrow's. */
function patternOf(compoundId: CompoundId, now: Date): Verdict['pattern'] {
  const digits = blindIndex('pattern', `${compoundId}:${dayOf(now)}`)
  return { flower: Number.parseInt(digits.slice(0, 4), 16) % 8, stripe: Number.parseInt(digits.slice(4, 8), 16) % 8 }
}
