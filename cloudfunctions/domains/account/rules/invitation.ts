import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { Effect } from '../../../kernel/outbox/effect'
import { type CompoundGrant, type PersonalGrant, sameGrant } from '../../../kernel/people/grants'
import type { InvitationDocument } from '../../../kernel/people/invitations'
import type { RolesDocument } from '../../../kernel/people/roles'
import type { CompoundDocument, CompoundPerson } from '../../pass/compounds/compoundDocument'
import { MOST_PEOPLE } from '../../pass/compounds/limits'

type Invalid = Refusal<'INVITATION_INVALID'>

/** An invitation is for the first who uses it, within its time. The same person may enter it again: a crash may have come in between. */
export function decideUse({ usedBy, expiresAt }: InvitationDocument, personId: PersonId, now: Date): Decision<InvitationDocument, Invalid> {
  const mine = usedBy === personId
  const free = usedBy === null && now < expiresAt
  return mine || free ? { kind: 'change', next: { usedBy: personId } } : refuse({ code: 'INVITATION_INVALID', details: {} })
}

/** A used invitation gives its role once. Entered again it changes nothing, and a role that was taken back stays so. */
export function decideGrant(
  { grants, accepted }: RolesDocument,
  { _id, grant }: { readonly _id: string; readonly grant: PersonalGrant },
  message: Effect,
): Decision<RolesDocument, Invalid> {
  const others = grants.filter((other) => !sameGrant(other, grant))
  if (!accepted.includes(_id))
    return { kind: 'change', next: { grants: [...others, grant], accepted: [...accepted, _id] }, effects: [message] }
  return others.length < grants.length ? { kind: 'change', next: {} } : refuse({ code: 'INVITATION_INVALID', details: {} })
}

/** The same for a role at a compound, which the compound's document keeps. Nobody is there twice in one role, and no more than it has room for. */
export function decideJoin(
  { people, joined }: CompoundDocument,
  { _id, grant, label }: Pick<InvitationDocument, '_id' | 'label'> & { readonly grant: CompoundGrant },
  { personId, now, message }: { personId: PersonId; now: Date; message: Effect },
): Decision<CompoundDocument, Invalid> {
  const isSame = (other: CompoundPerson) => other.personId === personId && other.role === grant.role
  if (!joined.includes(_id)) {
    const others = people.filter((other) => !isSame(other))
    if (others.length >= MOST_PEOPLE) return refuse({ code: 'INVITATION_INVALID', details: {} })
    const one: CompoundPerson = { personId, role: grant.role, label: label ?? DEFAULT_LABEL[grant.role], since: now }
    return {
      kind: 'change',
      next: { people: [...others, one], joined: [...joined, _id].slice(-JOINED_KEPT) },
      effects: [message],
    }
  }
  return people.some(isSame) ? { kind: 'change', next: {} } : refuse({ code: 'INVITATION_INVALID', details: {} })
}

const DEFAULT_LABEL = { guard: '门岗', propertyManager: '物业' } as const
/** Far more than can be unused and still alive. */
const JOINED_KEPT = 500
