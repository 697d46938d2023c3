import type { Refusal } from '../../../contract/errors'
import type { PersonId } from '../../../contract/ids'
import { type Decision, refuse } from '../../shared/database/decision'
import type { InvitationDocument } from '../../shared/people/invitations'

/** An invitation is for the first who uses it, within its time. The same person may use it again: nothing more happens then. */
export function decideUse(
  { usedBy, expiresAt }: InvitationDocument,
  personId: PersonId,
  now: Date,
): Decision<InvitationDocument, Refusal<'INVITATION_INVALID'>> {
  const mine = usedBy === personId
  const free = usedBy === null && now < expiresAt
  return mine || free ? { kind: 'change', next: { usedBy: personId } } : refuse({ code: 'INVITATION_INVALID', details: {} })
}
