import { change } from '../../shared/database/change'
import type { HandlerOf } from '../../shared/handler'
import { placeOf } from '../../shared/people/grants'
import { codeFor, invitationIdOf } from '../../shared/people/invitationCode'
import { ensureInvitation, invitations } from '../../shared/people/invitations'
import { placeNameOf } from '../../shared/people/placeNames'

export const invite: HandlerOf<'staff.invite'> = async ({ grant }, { caller, request, now }) => {
  if (placeOf(grant) !== null && (await placeNameOf(grant)) === null) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const code = codeFor(caller.personId, request.requestId)
  const load = () => ensureInvitation(invitationIdOf(code), grant, now)
  const outcome = await change(invitations, load, request, () => ({ kind: 'change', next: {} }))
  return 'refusal' in outcome ? outcome : { data: { code, expiresAt: outcome.doc.expiresAt.toISOString() } }
}
