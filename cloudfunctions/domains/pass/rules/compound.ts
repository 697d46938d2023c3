import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { GateId } from '../../../../contract/pass/ids'
import type { Invited } from '../../../kernel/access'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import { type CompoundDocument, type CompoundPerson, type Gate, MOST_GATES, MOST_PEOPLE } from '../documents/compound'

type Gates = Pick<CompoundDocument, 'gates'>
type Changed = Decision<CompoundDocument, Refusal<'NOT_FOUND'>>

/** Changes a gate. Its code stays what its posters say. */
export function decideChangeGate({ gates }: Gates, settings: Omit<Gate, 'code'>): Changed {
  return replace(gates, settings.gateId, (gate) => ({ ...gate, ...settings }))
}

/** Makes a gate. A request that made this one before (its id says so) makes no second. */
export function decideMakeGate({ gates }: Gates, gate: Gate): Decision<CompoundDocument, Refusal<'TOO_MANY'>> {
  const others = gates.filter(({ gateId }) => gateId !== gate.gateId)
  if (others.length < gates.length) return { kind: 'change', next: {} }
  if (gates.length >= MOST_GATES) return refuse({ code: 'TOO_MANY', details: { limit: MOST_GATES } })
  return { kind: 'change', next: { gates: [...gates, gate] } }
}

/** Gives a gate another code: posters with the old one name nothing any more. */
export const decideRenewCode = ({ gates }: Gates, gateId: GateId, code: string): Changed =>
  replace(gates, gateId, (gate) => ({ ...gate, code }))

function replace(gates: readonly Gate[], gateId: GateId, changed: (gate: Gate) => Gate): Changed {
  return gates.some((gate) => gate.gateId === gateId)
    ? { kind: 'change', next: { gates: gates.map((gate) => (gate.gateId === gateId ? changed(gate) : gate)) } }
    : refuse({ code: 'NOT_FOUND', details: {} })
}

/**
 * A used invitation gives its role at a compound once: the compound's document keeps it. Nobody is there twice in one role, and no more
 * people than it has room for.
 */
export function decideJoin(
  { people, joined }: CompoundDocument,
  { invitationId, label }: Pick<Invited, 'invitationId' | 'label'>,
  { role, personId, now, told }: { role: CompoundPerson['role']; personId: PersonId; now: Date; told: NewEffect },
): Decision<CompoundDocument, Refusal<'INVITATION_INVALID'>> {
  const isSame = (other: CompoundPerson) => other.personId === personId && other.role === role
  if (!joined.includes(invitationId)) {
    const others = people.filter((other) => !isSame(other))
    if (others.length >= MOST_PEOPLE) return refuse({ code: 'INVITATION_INVALID', details: {} })
    const one: CompoundPerson = { personId, role, label: label ?? DEFAULT_LABEL[role], since: now }
    return {
      kind: 'change',
      next: { people: [...others, one], joined: [...joined, invitationId].slice(-JOINED_KEPT) },
      effects: [told],
    }
  }
  return people.some(isSame) ? { kind: 'change', next: {} } : refuse({ code: 'INVITATION_INVALID', details: {} })
}

const DEFAULT_LABEL = { guard: '门岗', propertyManager: '物业' } as const
/** Far more than can be unused and still alive. */
const JOINED_KEPT = 500
