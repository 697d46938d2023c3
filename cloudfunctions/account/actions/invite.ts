import { change } from '../../shared/database/change'
import type { HandlerOf } from '../../shared/handler'
import { stationOf } from '../../shared/people/grants'
import { ensureInvitation, invitations } from '../../shared/people/invitations'
import { stations } from '../../shared/stations/stationDocument'
import { codeFor, invitationIdOf } from '../invitationCode'

export const invite: HandlerOf<'staff.invite'> = async ({ grant }, { caller, request, now }) => {
  const stationId = stationOf(grant)
  if (stationId && !(await stations.get(stationId))) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const code = codeFor(caller.personId, request.requestId)
  const load = () => ensureInvitation(invitationIdOf(code), grant, now)
  const outcome = await change(invitations, load, request, () => ({ kind: 'change', next: {} }))
  return 'refusal' in outcome ? outcome : { data: { code, expiresAt: outcome.doc.expiresAt.toISOString() } }
}
