import type * as z from 'zod/mini'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import type { Audiences, Grant, RoleName, Workplace } from '../../../contract/kernel/roles'
import { type Invited, placeOf, type Role, sameGrant } from '../access'
import { change, earlierUse } from '../database/change'
import { openCollection } from '../database/collection'
import { type Changeable, type Decision, outboxIndex, refuse, unchanged } from '../database/decision'
import { ensureDocument } from '../database/ensure'
import type { NewEffect } from '../effect'

/** All grants of one person. A domain may keep a role elsewhere, for example in a document that it reads anyway. */
export interface RolesDocument extends Changeable {
  readonly _id: PersonId
  readonly grants: readonly Grant[]
  /**
   * The invitations that this person has accepted. Each gives its role only once: otherwise a revoked role could be regained with the old
   * code.
   */
  readonly accepted: readonly string[]
}

export const roles = openCollection<RolesDocument>({
  name: 'roles',
  indexes: [outboxIndex],
  retention: { keep: 'untilErased', why: 'Ends when the role is revoked.' },
})

export const ensureRoles = (personId: PersonId): Promise<RolesDocument> =>
  ensureDocument(roles, personId, () => ({ ...unchanged, _id: personId, grants: [], accepted: [] }))

/** An invitation gives its role once. Accepting it again changes nothing, and a revoked role stays revoked. */
export function decideGrant(
  { grants, accepted }: RolesDocument,
  { invitationId, grant }: Pick<Invited, 'invitationId' | 'grant'>,
  told: NewEffect,
): Decision<RolesDocument, Refusal<'INVITATION_INVALID'>> {
  const others = grants.filter((other) => !sameGrant(other, grant))
  if (!accepted.includes(invitationId)) {
    return { kind: 'change', next: { grants: [...others, grant], accepted: [...accepted, invitationId] }, effects: [told] }
  }
  return others.length < grants.length ? { kind: 'change', next: {} } : refuse({ code: 'INVITATION_INVALID', details: {} })
}

interface PersonalRole {
  readonly name: keyof Audiences & RoleName
  readonly grant: z.ZodMiniType<Grant>
  readonly placeField: string | null
  readonly grantedBy: Role['grantedBy']
  placeName(place: string): Promise<string | null>
  /** The place as the holder of the role sees it. */
  workplace(place: string): Promise<Workplace>
}

/** A role that is stored with the person, in `roles`. The context of an action is granted the id of the place. */
export function personalRole({ workplace, ...role }: PersonalRole): Role<string> {
  const grantsOf = async (personId: PersonId) => ((await roles.get(personId))?.grants ?? []).filter((grant) => grant.role === role.name)
  return {
    ...role,
    async membership({ personId }) {
      const grants = await grantsOf(personId)
      const places = grants.map((grant) => placeOf(role, grant))
      return grants.length > 0 ? { at: async (place) => (places.includes(place) ? place : null) } : null
    },
    give: (invited, personId, request, told) =>
      change(
        roles,
        () => ensureRoles(personId),
        request,
        (current) => decideGrant(current, invited, told),
      ),
    take: (grant, personId, request, told) =>
      change(
        roles,
        () => roles.get(personId),
        request,
        ({ grants }) => {
          const left = grants.filter((other) => !sameGrant(other, grant))
          return { kind: 'change', next: { grants: left }, effects: left.length < grants.length ? [told] : [] }
        },
      ),
    async earlierUse(_, personId, request) {
      const held = await roles.get(personId)
      return held && earlierUse(held, request)
    },
    workplaces: async (personId) => Promise.all((await grantsOf(personId)).map((grant) => workplace(placeOf(role, grant) ?? ''))),
  }
}
