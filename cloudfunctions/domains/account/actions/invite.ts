import { change } from '../../../kernel/database/change'
import type { HandlerOf } from '../../../kernel/handler'
import { placeOf } from '../../../kernel/people/grants'
import { codeFor, invitationIdOf } from '../../../kernel/people/invitationCode'
import { ensureInvitation, invitations } from '../../../kernel/people/invitations'
import { placeNameOf } from '../people/placeNames'

export const invite: HandlerOf<'staff.invite'> = async ({ grant }, { caller, request, now }) => {
  if (placeOf(grant) !== null && (await placeNameOf(grant)) === null) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const code = codeFor(caller.personId, request.requestId)
  const load = () => ensureInvitation(invitationIdOf(code), grant, now)
  const outcome = await change(invitations, load, request, () => ({ kind: 'change', next: {} }))
  return 'refusal' in outcome ? outcome : { data: { code, expiresAt: outcome.doc.expiresAt.toISOString() } }
}
