import type * as z from 'zod/mini'
import type { PersonId } from '../../contract/kernel/ids'
import type { Refusal, RefusalDetails } from '../../contract/kernel/refusal'
import type { Audiences, Grant, RoleName, Scopes, Workplace } from '../../contract/kernel/roles'
import type { Changeable } from './database/decision'
import type { NewEffect } from './effect'
import type { Caller } from './handler'
import type { WriteRequest } from './request'

/** What membership in an audience allows the caller at one place. */
export interface Membership<Granted = unknown> {
  /** What the caller is granted by an action without a place; `'all'` where it is left out. */
  readonly granted?: Granted
  /**
   * What the caller is granted at this place; null when nothing. A place that does not exist grants nothing either, so that a caller cannot
   * find out what exists.
   */
  at(place: string): Promise<Granted | null>
  /** The same for a role at this place that ended a short time ago, for actions that say `formerToo`. */
  formerlyAt?(place: string, now: Date): Promise<Granted | null>
}

/** A group of people that actions can be for. */
export interface Audience<Granted = unknown> {
  readonly name: keyof Audiences
  /** What those outside lack and could come by. Left out: it is a post, which only others can give. */
  readonly lacking?: RefusalDetails['FORBIDDEN']['lacking']
  /** Evaluated before the input is read. Null means that the caller does not belong to this audience, whatever the input says. */
  membership(caller: Pick<Caller, 'personId'>): Promise<Membership<Granted> | null>
}

/** How a field of the input leads to the place that the caller's role must cover. */
export interface Scope {
  readonly field: keyof Scopes
  /**
   * The collection of the record that the field names. Audit entries of reads use it as those of changes do, so that all entries of one
   * subject are in one chain.
   */
  readonly collection: string
  /** The place that the named record belongs to; null when there is no such record. */
  placeOf(id: string): Promise<string | null>
}

/** An accepted invitation. Its id is stored together with the role, so that a revoked role cannot be regained with the same code. */
export interface Invited {
  readonly invitationId: string
  readonly grant: Grant
  /** The name of the person at this place; null when none was given. */
  readonly label: string | null
  readonly invitedBy: PersonId | 'operator'
}

type GivingRefusal = Refusal<'INVITATION_INVALID' | 'NOT_FOUND' | 'REQUEST_REUSED'>

/** A role that can be granted, for one place or for the whole district, with everything that the kernel must know about it. */
export interface Role<Granted = unknown> extends Audience<Granted> {
  readonly name: keyof Audiences & RoleName
  /** The schema of a grant of this role. */
  readonly grant: z.ZodMiniType<Grant>
  /** The field of the grant that names the place; null for a role over the whole district. */
  readonly placeField: string | null
  /** The audiences whose invitations give this role. */
  readonly grantedBy: readonly (keyof Audiences)[]
  /** An accepted invitation is only a proposal, which takes effect when a second person confirms it (`kernel/people/fourEyes.ts`). */
  readonly needsSecondPerson?: true
  /** The name of the place for people to read; null when there is no such place. */
  placeName(place: string): Promise<string | null>
  /** Stores the grant, once for each invitation, with the message that tells the person. */
  give(invited: Invited, personId: PersonId, request: WriteRequest, told: NewEffect): Promise<{ doc: object } | { refusal: GivingRefusal }>
  /** Removes the grant, with the message that tells the person if they held it. */
  take(grant: Grant, personId: PersonId, request: WriteRequest, told: NewEffect): Promise<{ doc: object } | { refusal: GivingRefusal }>
  /** Whether this request has changed the stored grants before, with the same input or with another one; null when it has not. */
  earlierUse(grant: Grant, held: HeldRoles | null, request: WriteRequest): Promise<'retry' | 'otherQuestion' | null>
  /** The places where this person works in this role, with their names. */
  workplaces(personId: PersonId, held: HeldRoles | null): Promise<Workplace[]>
}

/** What is stored of a person's roles: one document, which whoever asks all roles reads once. */
export type HeldRoles = Changeable & { readonly grants: readonly Grant[] }

/** The place that a grant names; null for a role over the whole district. */
export const placeOf = ({ placeField }: Pick<Role, 'placeField'>, grant: Grant): string | null =>
  placeField === null ? null : String(Object.entries(grant).find(([field]) => field === placeField)?.[1] ?? '')

export const sameGrant = (a: Grant, b: Grant) => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())
