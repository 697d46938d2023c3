import type { Refusal } from '../../../contract/errors'
import type { PersonId } from '../../../contract/ids'
import { type Decision, refuse } from '../../shared/database/decision'
import type { Effect } from '../../shared/effects/effect'
import { sameGrant } from '../../shared/people/grants'
import type { InvitationDocument } from '../../shared/people/invitations'
import type { RolesDocument } from '../../shared/people/roles'

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
  { _id, grant }: Pick<InvitationDocument, '_id' | 'grant'>,
  message: Effect,
): Decision<RolesDocument, Invalid> {
  const others = grants.filter((other) => !sameGrant(other, grant))
  if (!accepted.includes(_id))
    return { kind: 'change', next: { grants: [...others, grant], accepted: [...accepted, _id] }, effects: [message] }
  return others.length < grants.length ? { kind: 'change', next: {} } : refuse({ code: 'INVITATION_INVALID', details: {} })
}
