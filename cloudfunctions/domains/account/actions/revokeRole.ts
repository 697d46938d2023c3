import type { PersonId } from '../../../../contract/kernel/ids'
import type { Grant } from '../../../../contract/kernel/roles'
import { change } from '../../../kernel/database/change'
import type { HandlerOf } from '../../../kernel/handler'
import { type CompoundGrant, isCompoundGrant, sameGrant } from '../../../kernel/people/grants'
import { roles } from '../../../kernel/people/roles'
import type { WriteRequest } from '../../../kernel/request'
import { compounds } from '../../pass/compounds/compoundDocument'
import { tellAboutRole } from '../people/roleMessage'

export const revokeRole: HandlerOf<'staff.revokeRole'> = async ({ personId, grant }, { request }) => {
  const outcome = isCompoundGrant(grant) ? await leaveCompound(personId, grant, request) : await leaveRole(personId, grant, request)
  return 'refusal' in outcome ? outcome : { data: { revoked: true } }
}

const leaveCompound = (personId: PersonId, grant: CompoundGrant, request: WriteRequest) =>
  change(
    compounds,
    () => compounds.get(grant.compoundId),
    request,
    async ({ people }) => {
      const left = people.filter((one) => one.personId !== personId || one.role !== grant.role)
      return { kind: 'change', next: { people: left }, effects: await told(left.length < people.length, personId, grant, request) }
    },
  )

const leaveRole = (personId: PersonId, grant: Grant, request: WriteRequest) =>
  change(
    roles,
    () => roles.get(personId),
    request,
    async ({ grants }) => {
      const left = grants.filter((other) => !sameGrant(other, grant))
      return { kind: 'change', next: { grants: left }, effects: await told(left.length < grants.length, personId, grant, request) }
    },
  )

const told = async (lost: boolean, personId: PersonId, grant: Grant, request: WriteRequest) =>
  lost ? [await tellAboutRole('roleRevoked', personId, grant, request)] : []
