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

/** What somebody may do: all grants of one person in one document. A domain may keep roles elsewhere, where they are needed at once. */
export interface RolesDocument extends Changeable {
  readonly _id: PersonId
  readonly grants: readonly Grant[]
  /** The invitations that were turned into grants, so that none is twice: a role that was taken back would return by its old code. */
  readonly accepted: readonly string[]
}

export const roles = openCollection<RolesDocument>({
  name: 'roles',
  indexes: [outboxIndex],
  retention: { keep: 'untilErased', why: 'Ends when the role is revoked.' },
})

export const ensureRoles = (personId: PersonId): Promise<RolesDocument> =>
  ensureDocument(roles, personId, () => ({ ...unchanged, _id: personId, grants: [], accepted: [] }))

/** A used invitation gives its role once. Entered again it changes nothing, and a role that was taken back stays so. */
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
  /** The place as its holder sees it; null: it isn't there. */
  workplace(place: string): Promise<Workplace>
}

/** A role that is kept with the person, in `roles`. What it grants is the place's id. */
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
