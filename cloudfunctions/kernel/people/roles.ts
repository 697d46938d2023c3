import type * as z from 'zod/mini'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import type { Audiences, Grant, RoleName, Workplace } from '../../../contract/kernel/roles'
import { type HeldRoles, type Invited, placeOf, type Role, sameGrant } from '../access'
import { change, earlierUse } from '../database/change'
import { openCollection } from '../database/collection'
import { type Changeable, type Decision, outboxIndex, refuse, unchanged } from '../database/decision'
import { ensureDocument } from '../database/ensure'
import type { NewEffect } from '../effect'
import { house } from '../house'
import { familyOf, type GrantOrigin, mayConfirm, type Origins } from './fourEyes'

/** All grants of one person. A domain may keep a role elsewhere, for example in a document that it reads anyway. */
export interface RolesDocument extends Changeable {
  readonly _id: PersonId
  readonly grants: readonly Grant[]
  /**
   * The invitations that this person has accepted. Each gives its role only once: otherwise a revoked role could be regained with the old
   * code.
   */
  readonly accepted: readonly string[]
  /** A role that a second person must confirm before it takes effect. */
  readonly proposed?: ProposedGrant | null
  /** The proposal's date once more, for the list of proposals in order; null when there is none. */
  readonly proposedAt?: Date | null
  /** Where a role that needed a second person came from. It is kept when the role ends. */
  readonly origin?: GrantOrigin | null
}

export interface ProposedGrant {
  readonly grant: Grant
  readonly invitationId: string
  readonly invitedBy: PersonId
  readonly at: Date
}

export const roles = openCollection<RolesDocument>({
  name: 'roles',
  indexes: [
    {
      name: 'proposedAt',
      keys: [
        ['proposedAt', 1],
        ['_id', 1],
      ],
    },
    outboxIndex,
  ],
  retention: { keep: 'untilErased', why: 'Ends when the role is revoked.' },
})

export const ensureRoles = (personId: PersonId): Promise<RolesDocument> =>
  ensureDocument(roles, personId, () => ({ ...unchanged, _id: personId, grants: [], accepted: [] }))

/** The places where somebody works, in all domains, each with how many people wait there. */
export const workplacesOf = async (personId: PersonId): Promise<Workplace[]> => workplacesIn(personId, await roles.get(personId))

const workplacesIn = async (personId: PersonId, held: RolesDocument | null): Promise<Workplace[]> =>
  (await Promise.all(house().roles.map((role) => role.workplaces(personId, held)))).flat()

/** Whether somebody works anywhere, or will once a second person confirms it. Some roles are kept with their place and not here. */
export async function holdsRole(personId: PersonId): Promise<boolean> {
  const held = await roles.get(personId)
  return Boolean(held?.proposed) || (await workplacesIn(personId, held)).length > 0
}

/** Where the grants of these people came from, for {@link mayConfirm}. */
export async function originsOf(people: readonly PersonId[]): Promise<Origins> {
  const held = await Promise.all(people.map((personId) => roles.getPart(personId, ['origin'])))
  return Object.fromEntries(people.map((personId, at) => [personId, held[at]?.origin ?? null]))
}

/** An invitation holds for three days, so the oldest of so many gives nothing any more. */
const MOST_ACCEPTED = 500

const withInvitation = (accepted: readonly string[], id: string) => [...accepted, id].slice(-MOST_ACCEPTED)

/** An invitation gives its role once. Accepting it again changes nothing, and a revoked role stays revoked. */
export function decideGrant(
  { grants, accepted }: RolesDocument,
  { invitationId, grant }: Pick<Invited, 'invitationId' | 'grant'>,
  told: NewEffect,
): Decision<RolesDocument, Refusal<'INVITATION_INVALID'>> {
  const others = grants.filter((other) => !sameGrant(other, grant))
  if (!accepted.includes(invitationId)) {
    return { kind: 'change', next: { grants: [...others, grant], accepted: withInvitation(accepted, invitationId) }, effects: [told] }
  }
  return others.length < grants.length ? { kind: 'change', next: {} } : refuse({ code: 'INVITATION_INVALID', details: {} })
}

/**
 * An accepted invitation to a role that needs a second person is a proposal. An invitation of the operator gives the role at once: access to
 * the environment takes a second person already.
 */
export function decideProposedGrant(
  { grants, accepted, proposed }: RolesDocument,
  { invitationId, grant, invitedBy }: Pick<Invited, 'invitationId' | 'grant' | 'invitedBy'>,
  told: NewEffect,
  now: Date,
): Decision<RolesDocument, Refusal<'INVITATION_INVALID'>> {
  const isUsed = accepted.includes(invitationId)
  const used = isUsed ? accepted : withInvitation(accepted, invitationId)
  if (grants.some((one) => sameGrant(one, grant))) return { kind: 'change', next: { accepted: used } }
  if (isUsed && proposed?.invitationId === invitationId) return { kind: 'change', next: {} }
  if (isUsed) return refuse({ code: 'INVITATION_INVALID', details: {} })
  if (invitedBy !== 'operator') {
    const next = { proposed: { grant, invitationId, invitedBy, at: now }, proposedAt: now, accepted: used }
    return { kind: 'change', next, effects: [told] }
  }
  const origin: GrantOrigin = { invitedBy, confirmedBy: 'operator', since: now, lineage: [] }
  return { kind: 'change', next: { grants: [...grants, grant], accepted: used, origin }, effects: [told] }
}

/** The second person confirms the proposal that was made at `proposedAt`, not one that has replaced it. */
export function decideConfirmGrant(
  { _id, grants, proposed }: RolesDocument,
  { proposedAt, by, origins, told, now }: Confirming,
): Decision<RolesDocument, Refusal<'NOTHING_PROPOSED' | 'CHANGED_MEANWHILE' | 'SECOND_PERSON_NEEDED'>> {
  if (!proposed) return refuse({ code: 'NOTHING_PROPOSED', details: {} })
  if (proposed.at.getTime() !== proposedAt.getTime()) return refuse({ code: 'CHANGED_MEANWHILE', details: {} })
  const { invitedBy, grant } = proposed
  if (by === _id || !mayConfirm(by, invitedBy, origins, now)) return refuse({ code: 'SECOND_PERSON_NEEDED', details: {} })
  const origin: GrantOrigin = { invitedBy, confirmedBy: by, since: now, lineage: familyOf(invitedBy, origins, now) }
  return {
    kind: 'change',
    next: { grants: [...grants, grant], ...NO_PROPOSAL, origin },
    effects: [told],
    facts: { role: grant.role, invitedBy },
  }
}

interface Confirming {
  readonly proposedAt: Date
  readonly by: PersonId
  /** Of the confirmer and of the inviter. */
  readonly origins: Origins
  readonly told: NewEffect
  readonly now: Date
}

const NO_PROPOSAL = { proposed: null, proposedAt: null }

type NotDropped = Refusal<'NOTHING_PROPOSED' | 'CHANGED_MEANWHILE'>

/** Drops the proposal that was made at `proposedAt`. */
export function decideDropGrant({ proposed }: RolesDocument, proposedAt: Date): Decision<RolesDocument, NotDropped> {
  if (!proposed) return refuse({ code: 'NOTHING_PROPOSED', details: {} })
  if (proposed.at.getTime() !== proposedAt.getTime()) return refuse({ code: 'CHANGED_MEANWHILE', details: {} })
  return { kind: 'change', next: NO_PROPOSAL }
}

interface PersonalRole {
  readonly name: keyof Audiences & RoleName
  readonly grant: z.ZodMiniType<Grant>
  readonly placeField: string | null
  readonly grantedBy: Role['grantedBy']
  readonly needsSecondPerson?: true
  placeName(place: string): Promise<string | null>
  /** The place as the holder of the role sees it. */
  workplace(place: string): Promise<Workplace>
}

/** A role that is stored with the person, in `roles`. The context of an action is granted the id of the place. */
export function personalRole({ workplace, ...role }: PersonalRole): Role<string> {
  const ofThisRole = (held: HeldRoles | null) => (held?.grants ?? []).filter((grant) => grant.role === role.name)
  return {
    ...role,
    async membership({ personId }) {
      const grants = ofThisRole(await roles.get(personId))
      const places = grants.map((grant) => placeOf(role, grant))
      return grants.length > 0 ? { at: async (place) => (places.includes(place) ? place : null) } : null
    },
    give: (invited, personId, request, told) =>
      change(
        roles,
        () => ensureRoles(personId),
        request,
        (current) =>
          role.needsSecondPerson ? decideProposedGrant(current, invited, told, request.now) : decideGrant(current, invited, told),
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
    earlierUse: async (_, held, request) => held && earlierUse(held, request),
    workplaces: (_, held) => Promise.all(ofThisRole(held).map((grant) => workplace(placeOf(role, grant) ?? ''))),
  }
}
