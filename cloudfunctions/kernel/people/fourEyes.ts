import { DAY_MS } from '../../../contract/kernel/duration'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'

/** Where a grant of the staff role came from. It stays with the person when the role ends. */
export interface GrantOrigin {
  /** `operator`: the command `npm run first-staff`. */
  readonly invitedBy: PersonId | 'operator'
  readonly confirmedBy: PersonId | 'operator'
  /** When the grant took effect. */
  readonly since: Date
  /** The inviter, then those to whom the inviter's own grant was still owed at that time. */
  readonly lineage: readonly PersonId[]
}

/** The origins of the grants of several people. A grant without an origin is owed to nobody. */
export type Origins = Readonly<Record<PersonId, GrantOrigin | null>>

/** How long a grant counts as owed to the person who proposed it. */
export const FRESH_DAYS = 30
/** Longer than any chain of invitations within the fresh days. */
const LONGEST_LINEAGE = 50

const isFresh = ({ since }: GrantOrigin, now: Date) => now.getTime() - since.getTime() < FRESH_DAYS * DAY_MS

/** The person, and everybody to whom the person's fresh grant is owed. */
export function familyOf(personId: PersonId, origins: Origins, now: Date): readonly PersonId[] {
  const origin = origins[personId]
  return [personId, ...(origin && isFresh(origin, now) ? origin.lineage : [])].slice(0, LONGEST_LINEAGE)
}

/**
 * The rule of every decision that needs two persons: whether this person may confirm what the other one has proposed. Somebody who brings in
 * a second phone of their own is still one person, so two people are two only if no fresh invitation connects them: not as inviter and
 * invited, in either direction, not over several invitations, and not as two who were invited by the same person.
 */
export function mayConfirm(confirmer: PersonId, proposer: PersonId, origins: Origins, now: Date): boolean {
  const family = familyOf(proposer, origins, now)
  return !familyOf(confirmer, origins, now).some((personId) => family.includes(personId))
}

/** Nobody decides about themselves: what concerns the person who decides is left to somebody else. Null: it concerns another one. */
export const refusalOfOwnCase = (decider: string, concerned: PersonId): Refusal<'SECOND_PERSON_NEEDED'> | null =>
  decider === concerned ? { code: 'SECOND_PERSON_NEEDED', details: {} } : null
