import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { GateId } from '../../../../contract/pass/ids'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'
import type { CompoundDocument, CompoundPerson, FormerPerson, Gate } from '../documents/compound'

/** How many people can work at one compound, guards and property managers together. */
export const MOST_PEOPLE = 50
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

/**
 * Gives an invited person the role at the compound. The compound remembers the invitation, so that it gives the role once. Nobody has one role
 * twice, and the number of people is limited.
 */
export function decideJoin(
  { people, joined }: CompoundDocument,
  invitationId: string,
  { role, personId, label, now, told }: { role: CompoundPerson['role']; personId: PersonId; label: Sealed; now: Date; told: NewEffect },
): Decision<CompoundDocument, Refusal<'INVITATION_INVALID'>> {
  const isSame = (other: CompoundPerson) => other.personId === personId && other.role === role
  if (!joined.includes(invitationId)) {
    const others = people.filter((other) => !isSame(other))
    if (others.length >= MOST_PEOPLE) return refuse({ code: 'INVITATION_INVALID', details: {} })
    const one: CompoundPerson = { personId, role, label, since: now }
    return {
      kind: 'change',
      next: { people: [...others, one], joined: [...joined, invitationId].slice(-JOINED_KEPT) },
      effects: [told],
    }
  }
  return people.some(isSame) ? { kind: 'change', next: {} } : refuse({ code: 'INVITATION_INVALID', details: {} })
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

/** What people are called for whom nobody gave a name. */
export const DEFAULT_LABEL = { guard: '门岗', propertyManager: '物业' } as const
/** How many used invitations are remembered: far more than can be in circulation before they expire. */
const JOINED_KEPT = 500
