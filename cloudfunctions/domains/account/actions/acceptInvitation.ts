import { change } from '../../../kernel/database/change'
import { house } from '../../../kernel/house'
import { invitationIdOf, invitations } from '../../../kernel/people/invitations'
import { ensurePerson } from '../../../kernel/people/personDocument'
import type { HandlerOf } from '../../handlerOf'
import { tellAboutRole } from '../people/roleMessage'
import { decideUse } from '../rules/invitation'
import { workplacesOf } from '../workplaces'

const INVALID = { refusal: { code: 'INVITATION_INVALID' as const, details: {} } }

/** Uses the code up, then grants. If this dies in between, the same person can enter the code again. */
export const acceptInvitation: HandlerOf<'role.accept'> = async ({ code }, { caller, request, now }) => {
  const { personId } = caller
  const invitationId = invitationIdOf(code)
  const invitation = await invitations.get(invitationId)
  const role = invitation && house().role(invitation.grant.role)
  // A code that doesn't exist sounds like one that was used.
  if (!invitation || !role) return INVALID
  const { grant, label } = invitation
  // Asked first: another code under a requestId that has given a role already must not be used up.
  const earlier = await Promise.all(house().roles.map((one) => one.earlierUse(grant, personId, request)))
  if (earlier.includes('otherQuestion')) return { refusal: { code: 'REQUEST_REUSED', details: {} } }
  const used = await change(
    invitations,
    () => invitations.get(invitationId),
    request,
    (current) => decideUse(current, personId, now),
  )
  if ('refusal' in used) return used.refusal.code === 'NOT_FOUND' ? INVALID : { refusal: used.refusal }
  await ensurePerson(caller)
  const told = await tellAboutRole('roleGranted', personId, grant, request)
  const given = await role.give({ invitationId, grant, label }, personId, request, told)
  if ('refusal' in given) return given.refusal.code === 'NOT_FOUND' ? INVALID : { refusal: given.refusal }
  return { data: await workplacesOf(personId) }
}
