import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { GateId } from '../../../../contract/pass/ids'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { CompoundDocument, CompoundPerson, FormerPerson, Gate } from '../documents/compound'

export const MOST_GATES = 20

type Gates = Pick<CompoundDocument, 'gates'>
type Changed = Decision<CompoundDocument, Refusal<'NOT_FOUND'>>

/** Changes a gate. Its code stays, so that its posters stay valid. */
export function decideChangeGate({ gates }: Gates, settings: Omit<Gate, 'code'>): Changed {
  return replace(gates, settings.gateId, (gate) => ({ ...gate, ...settings }))
}

/** Makes a gate. The gate's id follows from the request, so a retry of the request makes no second gate. */
export function decideMakeGate({ gates }: Gates, gate: Gate): Decision<CompoundDocument, Refusal<'TOO_MANY'>> {
  const others = gates.filter(({ gateId }) => gateId !== gate.gateId)
  if (others.length < gates.length) return { kind: 'change', next: {} }
  if (gates.length >= MOST_GATES) return refuse({ code: 'TOO_MANY', details: { limit: MOST_GATES } })
  return { kind: 'change', next: { gates: [...gates, gate] } }
}

/** Gives a gate a new code. Posters with the old code no longer work. */
export const decideRenewCode = ({ gates }: Gates, gateId: GateId, code: string): Changed =>
  replace(gates, gateId, (gate) => ({ ...gate, code }))

function replace(gates: readonly Gate[], gateId: GateId, changed: (gate: Gate) => Gate): Changed {
  return gates.some((gate) => gate.gateId === gateId)
    ? { kind: 'change', next: { gates: gates.map((gate) => (gate.gateId === gateId ? changed(gate) : gate)) } }
    : refuse({ code: 'NOT_FOUND', details: {} })
}

/** For so long after the end of a role the decisions of its time are taken: a guard's phone may have been without network. */
const FORMER_MS = 72 * 3_600_000
/** More than leave one compound in three days. */
const MOST_FORMER = 50

/** Ends somebody's role at the compound; it notes when, for the decisions that their phone still holds. */
export function withoutPerson(
  { people, former = [] }: Pick<CompoundDocument, 'people' | 'former'>,
  { personId, role }: Pick<CompoundPerson, 'personId' | 'role'>,
  now: Date,
): Pick<CompoundDocument, 'people'> & Formers {
  const gone = people.find((one) => one.personId === personId && one.role === role)
  const kept = former.filter((one) => isLately(one, now) && one.personId !== personId)
  const noted = gone ? [...kept, { personId, label: gone.label, endedAt: now }] : former
  return { people: people.filter((one) => one !== gone), ...formers(noted) }
}

interface Formers {
  readonly former: readonly FormerPerson[]
  readonly formerUntil: Date | null
}

/** With when the first of them is to be forgotten. */
function formers(people: readonly FormerPerson[]): Formers {
  const former = people.slice(-MOST_FORMER)
  const ends = former.map(({ endedAt }) => endedAt.getTime() + FORMER_MS)
  return { former, formerUntil: ends.length > 0 ? new Date(Math.min(...ends)) : null }
}

/** Forgets who left long enough ago: the name that they had here goes with them. */
export const decideForgetFormer = ({ former = [] }: Pick<CompoundDocument, 'former'>, now: Date): Decision<CompoundDocument> => ({
  kind: 'change',
  next: formers(former.filter((one) => isLately(one, now))),
})

const isLately = ({ endedAt }: FormerPerson, now: Date) => now.getTime() - endedAt.getTime() < FORMER_MS

/** Somebody whose role here ended a short time ago; null: they work here, never did, or left long ago. */
export function formerPerson({ people, former = [] }: Pick<CompoundDocument, 'people' | 'former'>, id: PersonId, now: Date) {
  if (people.some(({ personId }) => personId === id)) return null
  return former.find((one) => one.personId === id && isLately(one, now)) ?? null
}
