import type * as z from 'zod/mini'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import type { Audiences, Grant, RoleName, Workplace } from '../../../contract/kernel/roles'
import { placeOf, type Role } from '../access'
import { change, earlierUse } from '../database/change'
import type { Collection } from '../database/collection'
import { type Changeable, type Decision, refuse } from '../database/decision'
import type { NewEffect } from '../effect'
import type { WriteRequest } from '../request'
import type { Sealed } from '../secrets/fieldCipher'
import { sealField } from '../secrets/sealedField'
import { codeFor, ensureInvitation, invitationIdOf, invitations } from './invitations'

/** Somebody who works at a place. Being in its list is what gives them the role. */
export interface PlacePerson<Name extends RoleName = RoleName> {
  readonly personId: PersonId
  readonly role: Name
  /** The name that those who lead the place use for them. */
  readonly label: Sealed
  readonly since: Date
}

/**
 * A place that lists who works there in its own document, which every action there reads anyway (decision 14). Places that are older than
 * these lists lack them.
 */
export interface StaffedPlace extends Changeable {
  readonly people?: readonly PlacePerson[]
  /** Invitations that were used here. An invitation works once, so it can't bring back somebody who was removed. */
  readonly joined?: readonly string[]
}

/** How many people can work at one place, in all roles together. */
export const MOST_PEOPLE = 50
/** How many used invitations are remembered: far more than can be in circulation before they expire. */
const JOINED_KEPT = 500

interface Joining {
  readonly role: RoleName
  readonly personId: PersonId
  readonly label: Sealed
  readonly now: Date
  readonly told: NewEffect
}

/**
 * Gives an invited person the role at the place. The place remembers the invitation, so that it gives the role once. Nobody has one role twice,
 * and the number of people is limited.
 */
export function decideJoin(
  { people = [], joined = [] }: StaffedPlace,
  invitationId: string,
  { role, personId, label, now, told }: Joining,
): Decision<StaffedPlace, Refusal<'INVITATION_INVALID'>> {
  const isSame = (other: PlacePerson) => other.personId === personId && other.role === role
  if (!joined.includes(invitationId)) {
    const others = people.filter((other) => !isSame(other))
    if (others.length >= MOST_PEOPLE) return refuse({ code: 'INVITATION_INVALID', details: {} })
    return {
      kind: 'change',
      next: {
        people: [...others, { personId, role, label, since: now }],
        joined: [...joined, invitationId].slice(-JOINED_KEPT),
      },
      effects: [told],
    }
  }
  return people.some(isSame) ? { kind: 'change', next: {} } : refuse({ code: 'INVITATION_INVALID', details: {} })
}

/** Whether somebody works at a place in one of these roles. */
export const worksAt = ({ people = [] }: Pick<StaffedPlace, 'people'>, personId: PersonId, roles: readonly RoleName[]) =>
  people.some((one) => one.personId === personId && roles.includes(one.role))

/** The place without somebody's role. */
export const withoutRole = ({ people = [] }: Pick<StaffedPlace, 'people'>, { personId, role }: Pick<PlacePerson, 'personId' | 'role'>) => ({
  people: people.filter((one) => one.personId !== personId || one.role !== role),
})

interface PlaceRole<Place extends StaffedPlace> {
  readonly name: keyof Audiences & RoleName
  readonly grant: z.ZodMiniType<Grant>
  /** The field of a grant that names the place. */
  readonly placeField: string
  readonly grantedBy: Role['grantedBy']
  /** The roles whose holders may act as this one. */
  readonly covering: readonly RoleName[]
  readonly places: Collection<Place>
  /** What people are called for whom nobody gave a name. */
  readonly defaultLabel: string
  placeName(place: Place): string
  /** The place without somebody, when it keeps more of them than the list: {@link withoutRole}. */
  withoutPerson(place: Place, who: Pick<PlacePerson, 'personId' | 'role'>, now: Date): Pick<StaffedPlace, 'people'>
  /** Whether somebody's role there ended so short a time ago that decisions of its time are still taken. */
  formerlyWorks?(place: Place, personId: PersonId, now: Date): boolean
  /** The places where somebody works, as they see them. Left out: another role at the same places finds them in the same query. */
  workplaces?(personId: PersonId): Promise<Workplace[]>
}

/** A role that is kept in the document of its place. The context of an action is granted that document. */
export function placeRole<Place extends StaffedPlace>({ places, covering, formerlyWorks, ...role }: PlaceRole<Place>): Role<Place> {
  const { name, grant, placeField, grantedBy, defaultLabel, withoutPerson } = role
  const load = (id: string) => places.get(id)
  /** The place that a grant names; null for a grant of another kind. */
  const loadFor = async (of: Grant) => {
    const id = placeOf({ placeField }, of)
    return id ? load(id) : null
  }
  return {
    name,
    grant,
    placeField,
    grantedBy,
    workplaces: role.workplaces ?? (async () => []),
    async membership({ personId }) {
      return {
        async at(id) {
          const place = await load(id)
          return place && worksAt(place, personId, covering) ? place : null
        },
        ...(formerlyWorks && {
          async formerlyAt(id: string, now: Date) {
            const place = await load(id)
            return place && formerlyWorks(place, personId, now) ? place : null
          },
        }),
      }
    },
    async placeName(id) {
      const place = await load(id)
      return place && role.placeName(place)
    },
    give: (invited, personId, request, told) =>
      change(
        places,
        () => loadFor(invited.grant),
        request,
        (place) => {
          const label = sealField(places, 'label', place._id, invited.label ?? defaultLabel)
          const joining = { role: name, personId, label, now: request.now, told }
          return decideJoin(place, invited.invitationId, joining) as Decision<Place, Refusal<'INVITATION_INVALID'>>
        },
      ),
    take: (taken, personId, request, told) =>
      change(
        places,
        () => loadFor(taken),
        request,
        (place) => {
          const who = { personId, role: name }
          const next = withoutPerson(place, who, request.now) as Partial<Omit<Place, keyof Changeable>>
          return { kind: 'change', next, effects: worksAt(place, personId, [name]) ? [told] : [] }
        },
      ),
    async earlierUse(of, _, request) {
      const place = await loadFor(of)
      return place && earlierUse(place, request)
    },
  }
}

interface Inviting {
  readonly caller: { readonly personId: PersonId }
  readonly request: WriteRequest
  readonly now: Date
}

/** Invites somebody to a role at a place. A retry gets its code again, even if the place has become full since. */
export async function inviteToPlace(
  { people = [] }: Pick<StaffedPlace, 'people'>,
  offered: { readonly grant: Grant; readonly label: string },
  { caller, request, now }: Inviting,
): Promise<{ data: { code: string; expiresAt: string } } | { refusal: Refusal<'TOO_MANY' | 'REQUEST_REUSED' | 'NOT_FOUND'> }> {
  const code = codeFor(caller.personId, request.requestId)
  const id = invitationIdOf(code)
  const isFull = people.length >= MOST_PEOPLE
  if (isFull && !(await invitations.get(id))) return { refusal: { code: 'TOO_MANY', details: { limit: MOST_PEOPLE } } }
  const load = () => ensureInvitation(id, { ...offered, invitedBy: caller.personId }, now)
  const outcome = await change(invitations, load, request, () => ({ kind: 'change', next: {} }))
  return 'refusal' in outcome ? outcome : { data: { code, expiresAt: outcome.doc.expiresAt.toISOString() } }
}
