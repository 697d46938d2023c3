import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { InvitationDocument } from '../../../kernel/people/invitations'

type Invalid = Refusal<'INVITATION_INVALID'>

/**
 * An invitation is for the first person who uses it, until it expires. The same person may enter it again, also later: the first try may have
 * crashed after this and before the role was granted.
 */
export const isGoodFor = ({ usedBy, expiresAt }: Pick<InvitationDocument, 'usedBy' | 'expiresAt'>, personId: PersonId, now: Date) =>
  usedBy === personId || (usedBy === null && now < expiresAt)

export const decideUse = (invitation: InvitationDocument, personId: PersonId, now: Date): Decision<InvitationDocument, Invalid> =>
  isGoodFor(invitation, personId, now)
    ? { kind: 'change', next: { usedBy: personId } }
    : refuse({ code: 'INVITATION_INVALID', details: {} })
