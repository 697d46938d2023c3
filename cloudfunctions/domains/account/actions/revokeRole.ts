import { house } from '../../../kernel/house'
import type { HandlerOf } from '../../handlerOf'
import { tellAboutRole } from '../people/roleMessage'
import { grantIn } from './invite'

export const revokeRole: HandlerOf<'staff.revokeRole'> = async ({ personId, grant: asked }, { request }) => {
  const parsed = grantIn(asked)
  if ('refusal' in parsed) return parsed
  const { grant } = parsed
  const told = await tellAboutRole('roleRevoked', personId, grant, request)
  const outcome = await house().role(grant.role)?.take(grant, personId, request, told)
  if (!outcome) return { refusal: { code: 'NOT_FOUND', details: {} } }
  if ('doc' in outcome) return { data: { revoked: true } }
  const { code } = outcome.refusal
  return { refusal: code === 'INVITATION_INVALID' ? { code: 'NOT_FOUND', details: {} } : { code, details: {} } }
}
