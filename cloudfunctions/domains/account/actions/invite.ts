import type { Refusal } from '../../../../contract/kernel/refusal'
import type { Grant } from '../../../../contract/kernel/roles'
import { placeOf } from '../../../kernel/access'
import { change } from '../../../kernel/database/change'
import { house } from '../../../kernel/house'
import { invalid, parseInput } from '../../../kernel/input'
import { codeFor, ensureInvitation, invitationIdOf, invitations } from '../../../kernel/people/invitations'
import type { HandlerOf } from '../../handlerOf'
import { placeNameOf } from '../people/roleMessage'

/** A grant as its domain declares it: a role that is there, with the field of its place and no other. */
export function grantIn(asked: Grant): { grant: Grant } | { refusal: Refusal<'INVALID_INPUT'> } {
  const role = house().role(asked.role)
  if (!role) return { refusal: invalid('grant.role', 'option') }
  const parsed = parseInput(role.grant, asked)
  if ('value' in parsed) return { grant: parsed.value }
  const { field, ...details } = parsed.refusal.details
  return { refusal: { code: 'INVALID_INPUT', details: { ...details, field: `grant.${field}` } } }
}

export const invite: HandlerOf<'staff.invite'> = async ({ grant: asked }, { caller, request, now }) => {
  const parsed = grantIn(asked)
  if ('refusal' in parsed) return parsed
  const { grant } = parsed
  const role = house().role(grant.role)
  if (!role?.grantedBy.includes('staff')) return { refusal: { code: 'FORBIDDEN', details: {} } }
  if (placeOf(role, grant) !== null && (await placeNameOf(grant)) === null) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const code = codeFor(caller.personId, request.requestId)
  const load = () => ensureInvitation(invitationIdOf(code), grant, now)
  const outcome = await change(invitations, load, request, () => ({ kind: 'change', next: {} }))
  return 'refusal' in outcome ? outcome : { data: { code, expiresAt: outcome.doc.expiresAt.toISOString() } }
}
