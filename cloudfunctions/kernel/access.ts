import type * as z from 'zod/mini'
import type { PersonId } from '../../contract/kernel/ids'
import type { Refusal } from '../../contract/kernel/refusal'
import type { Audiences, Grant, RoleName, Scopes, Workplace } from '../../contract/kernel/roles'
import type { NewEffect } from './effect'
import type { Caller } from './handler'
import type { WriteRequest } from './request'

/** What belonging to an audience lets the caller do at one place. */
export interface Membership<Granted = unknown> {
  /** What the caller is granted at this place; null: nothing. What isn't there is not granted either, so that nobody can ask what exists. */
  at(place: string): Promise<Granted | null>
}

/** A group of people that actions can be for. */
export interface Audience<Granted = unknown> {
  readonly name: keyof Audiences
  /** Asked before the input is read. Null: the caller is not of this audience, whatever the input says. */
  membership(caller: Caller): Promise<Membership<Granted> | null>
}

/** How the place is found that the caller's role must cover, from one field of the input. */
export interface Scope {
  readonly field: keyof Scopes
  /** The collection of what the field names: the audit trail calls it as changes do, so that all of one subject is in one chain. */
  readonly collection: string
  /** The place to which what is named belongs; null: there is no such thing. */
  placeOf(id: string): Promise<string | null>
}

/** A code that was turned into a role. Its id is remembered where the role is kept, so that a role that was taken back doesn't return by it. */
export interface Invited {
  readonly invitationId: string
  readonly grant: Grant
  /** What the place calls the person; null where nobody said. */
  readonly label: string | null
}

type GivingRefusal = Refusal<'INVITATION_INVALID' | 'NOT_FOUND' | 'REQUEST_REUSED'>

/** A role that somebody is granted, for one place or for the whole district, with all that the house must know of it. */
export interface Role<Granted = unknown> extends Audience<Granted> {
  readonly name: keyof Audiences & RoleName
  /** How a grant of this role is written. */
  readonly grant: z.ZodMiniType<Grant>
  /** The field of the grant that names the place; null for a role over the whole district. */
  readonly placeField: string | null
  /** Whose invitations give this role. */
  readonly grantedBy: readonly (keyof Audiences)[]
  /** The name of the place, for people to read; null: there is no such place. */
  placeName(place: string): Promise<string | null>
  /** Enters the role where it is kept, once for each invitation, and tells the person. */
  give(invited: Invited, personId: PersonId, request: WriteRequest, told: NewEffect): Promise<{ doc: object } | { refusal: GivingRefusal }>
  /** Takes it out again. The person is told if they had it. */
  take(grant: Grant, personId: PersonId, request: WriteRequest, told: NewEffect): Promise<{ doc: object } | { refusal: GivingRefusal }>
  /** Whether this request has changed where the role is kept before: by the same question, another one, or not at all. */
  earlierUse(grant: Grant, personId: PersonId, request: WriteRequest): Promise<'retry' | 'otherQuestion' | null>
  /** Where this person works by this role, by name. */
  workplaces(personId: PersonId): Promise<Workplace[]>
}

/** The place that a grant names; null for a role over the whole district. */
export const placeOf = ({ placeField }: Pick<Role, 'placeField'>, grant: Grant): string | null =>
  placeField === null ? null : String(Object.entries(grant).find(([field]) => field === placeField)?.[1] ?? '')

export const sameGrant = (a: Grant, b: Grant) => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())
