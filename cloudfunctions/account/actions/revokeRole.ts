import { change } from '../../shared/database/change'
import type { HandlerOf } from '../../shared/handler'
import { sameGrant } from '../../shared/people/grants'
import { roles } from '../../shared/people/roles'
import { tellAboutRole } from '../roleMessage'

export const revokeRole: HandlerOf<'staff.revokeRole'> = async ({ personId, grant }, { request }) => {
  const outcome = await change(
    roles,
    () => roles.get(personId),
    request,
    async ({ grants }) => {
      const left = grants.filter((other) => !sameGrant(other, grant))
      const lost = left.length < grants.length
      return { kind: 'change', next: { grants: left }, effects: lost ? [await tellAboutRole('roleRevoked', personId, grant, request)] : [] }
    },
  )
  return 'refusal' in outcome ? outcome : { data: { revoked: true } }
}
