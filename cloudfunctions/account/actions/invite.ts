import { change } from '../../shared/database/change'
import type { HandlerOf } from '../../shared/handler'
import { ensureInvitation, invitations } from '../../shared/people/invitations'
import { codeFor, invitationIdOf } from '../invitationCode'

export const invite: HandlerOf<'staff.invite'> = async ({ grant }, { caller, request, now }) => {
  const code = codeFor(caller.personId, request.requestId)
  const load = () => ensureInvitation(invitationIdOf(code), grant, now)
  const outcome = await change(invitations, load, request, () => ({ kind: 'change', next: {} }))
  return 'refusal' in outcome ? outcome : { data: { code, expiresAt: outcome.doc.expiresAt.toISOString() } }
}
