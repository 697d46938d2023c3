import type { PersonId } from '../../../../contract/kernel/ids'
import { change, earlierUse } from '../../../kernel/database/change'
import type { Context, HandlerOf } from '../../../kernel/handler'
import { isCompoundGrant } from '../../../kernel/people/grants'
import { invitationIdOf } from '../../../kernel/people/invitationCode'
import { type InvitationDocument, invitations } from '../../../kernel/people/invitations'
import { ensurePerson } from '../../../kernel/people/personDocument'
import { ensureRoles, roles } from '../../../kernel/people/roles'
import { type CompoundDocument, compounds } from '../../pass/compounds/compoundDocument'
import { tellAboutRole } from '../people/roleMessage'
import { decideGrant, decideJoin, decideUse } from '../rules/invitation'
import { workplacesOf } from '../workplaces'

const INVALID = { refusal: { code: 'INVITATION_INVALID' as const, details: {} } }

/** Uses the code up, then grants. If this dies in between, the same person can enter the code again. */
export const acceptInvitation: HandlerOf<'role.accept'> = async ({ code }, context) => {
  const { caller, request, now } = context
  const { personId } = caller
  const invitationId = invitationIdOf(code)
  // Asked first: another code under a requestId that has given a role already must not be used up.
  if (await isReused(personId, invitationId, request)) return { refusal: { code: 'REQUEST_REUSED', details: {} } }
  const used = await change(
    invitations,
    () => invitations.get(invitationId),
    request,
    (invitation) => decideUse(invitation, personId, now),
  )
  // A code that doesn't exist sounds like one that was used.
  if ('refusal' in used) return used.refusal.code === 'NOT_FOUND' ? INVALID : { refusal: used.refusal }
  await ensurePerson(caller)
  const granted = await give(used.doc, context)
  if ('refusal' in granted) return granted.refusal.code === 'NOT_FOUND' ? INVALID : { refusal: granted.refusal }
  return { data: await workplacesOf(personId) }
}

async function isReused(personId: PersonId, invitationId: string, request: Context['request']): Promise<boolean> {
  const [held, invitation] = await Promise.all([roles.get(personId), invitations.get(invitationId)])
  const compound = await compoundOf(invitation)
  return [held, compound].some((doc) => doc && earlierUse(doc, request) === 'otherQuestion')
}

const compoundOf = async (invitation: InvitationDocument | null): Promise<CompoundDocument | null> =>
  invitation && isCompoundGrant(invitation.grant) ? compounds.get(invitation.grant.compoundId) : null

/** Enters the role where it is kept: at the compound, or with the person. */
async function give({ _id, grant, label }: InvitationDocument, { caller: { personId }, request, now }: Context) {
  const message = await tellAboutRole('roleGranted', personId, grant, request)
  if (isCompoundGrant(grant)) {
    const load = () => compounds.get(grant.compoundId)
    return change(compounds, load, request, (compound) => decideJoin(compound, { _id, grant, label }, { personId, now, message }))
  }
  const load = () => ensureRoles(personId)
  return change(roles, load, request, (current) => decideGrant(current, { _id, grant }, message))
}
