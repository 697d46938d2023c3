import type { Refusal } from '../../../../../contract/kernel/refusal'
import { change } from '../../../../kernel/database/change'
import { type Decision, refuse } from '../../../../kernel/database/decision'
import { codeFor, ensureInvitation, invitationIdOf, invitations } from '../../../../kernel/people/invitations'
import { tellAboutRole } from '../../../account/public'
import type { HandlerOf } from '../../../handlerOf'
import type { CompoundDocument } from '../../compounds/compoundDocument'
import { MOST_PEOPLE } from '../../compounds/limits'
import { changeAndShow } from '../../ownCompound'

export const inviteGuard: HandlerOf<'compound.inviteGuard'> = async ({ label }, { caller, granted, request, now }) => {
  const code = codeFor(caller.personId, request.requestId)
  const id = invitationIdOf(code)
  const isFull = granted.people.length >= MOST_PEOPLE
  // A retry hears its code, however many have come since.
  if (isFull && !(await invitations.get(id))) return { refusal: { code: 'TOO_MANY', details: { limit: MOST_PEOPLE } } }
  const load = () => ensureInvitation(id, { role: 'guard', compoundId: granted._id }, now, label)
  const outcome = await change(invitations, load, request, () => ({ kind: 'change', next: {} }))
  return 'refusal' in outcome ? outcome : { data: { code, expiresAt: outcome.doc.expiresAt.toISOString() } }
}

export const removeGuard: HandlerOf<'compound.removeGuard'> = async ({ personId, compoundId }, context) =>
  changeAndShow(context, async ({ people }): Promise<Decision<CompoundDocument, Refusal<'NOT_FOUND'>>> => {
    const left = people.filter((one) => one.personId !== personId || one.role !== 'guard')
    if (left.length === people.length) return refuse({ code: 'NOT_FOUND', details: {} })
    const message = await tellAboutRole('roleRevoked', personId, { role: 'guard', compoundId }, context.request)
    return { kind: 'change', next: { people: left }, effects: [message] }
  })
