import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { Invited } from '../../../kernel/access'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import type { CompoundDocument, CompoundPerson } from '../compounds/compoundDocument'
import { MOST_PEOPLE } from '../compounds/limits'

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
