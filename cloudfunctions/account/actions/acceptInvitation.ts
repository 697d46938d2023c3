import { change, earlierUse } from '../../shared/database/change'
import type { HandlerOf } from '../../shared/handler'
import { invitations } from '../../shared/people/invitations'
import { ensurePerson } from '../../shared/people/personDocument'
import { ensureRoles, roles } from '../../shared/people/roles'
import { invitationIdOf } from '../invitationCode'
import { tellAboutRole } from '../roleMessage'
import { decideGrant, decideUse } from '../rules/invitation'
import { viewWorkplaces } from '../workplaces'

/** Uses the code up, then grants. If this dies in between, the same person can enter the code again. */
export const acceptInvitation: HandlerOf<'role.accept'> = async ({ code }, { caller, request, now }) => {
  const { personId } = caller
  // Asked first: another code under a requestId that has given a role already must not be used up.
  const held = await roles.get(personId)
  if (held && earlierUse(held, request) === 'otherQuestion') return { refusal: { code: 'REQUEST_REUSED', details: {} } }
  const used = await change(
    invitations,
    () => invitations.get(invitationIdOf(code)),
    request,
    (invitation) => decideUse(invitation, personId, now),
  )
  // A code that doesn't exist sounds like one that was used.
  if ('refusal' in used) {
    return used.refusal.code === 'NOT_FOUND' ? { refusal: { code: 'INVITATION_INVALID', details: {} } } : { refusal: used.refusal }
  }
  await ensurePerson(caller)
  const message = await tellAboutRole('roleGranted', personId, used.doc.grant, request)
  const granted = await change(
    roles,
    () => ensureRoles(personId),
    request,
    (current) => decideGrant(current, used.doc, message),
  )
  return 'refusal' in granted ? granted : { data: await viewWorkplaces(granted.doc.grants) }
}
