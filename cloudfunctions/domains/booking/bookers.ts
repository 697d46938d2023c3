import type { EligibilityRule } from '../../../contract/booking/booking'
import type { PersonId } from '../../../contract/kernel/ids'
import { maskName } from '../../kernel/mask'
import { people } from '../../kernel/people/personDocument'
import { openSecret, type RiderDocument, riderIdOf, riders, stations } from '../account/public'
import type { Facts } from './rules/agenda'
import type { NamedPerson } from './rules/places'

/** Somebody who may book: the masked name for the roll, and the facts about which the rules of eligibility ask. */
export interface Booker extends NamedPerson {
  readonly facts: Facts
}

/** Says who may book at all; null: this person may not. A domain in which others than riders book brings its own. */
export type BookingPolicy = (personId: PersonId, rules?: readonly EligibilityRule[]) => Promise<Booker | null>

/** Verified riders may book. @param rules about which the facts are asked; all, where it is left out */
export const verifiedRider: BookingPolicy = async (personId, rules) => {
  const rider = await riders.get(riderIdOf(personId))
  return rider?.status === 'verified' ? bookerOf(rider, rules) : null
}

/** A verified rider, with the facts about which these rules ask. The town needs a look at the station. */
async function bookerOf(rider: RiderDocument, rules?: readonly EligibilityRule[]): Promise<Booker> {
  const { personId, workKind, stationId } = rider
  const realName = openSecret(rider, 'realName')
  const asksForTown = rules === undefined || rules.some(({ rule }) => rule === 'town')
  const station = asksForTown && stationId ? await stations.get(stationId) : null
  return { personId, name: realName ? maskName(realName) : null, facts: { workKind, townId: station?.townId ?? null } }
}

/** These riders, as they were read a moment ago: nothing is read again. */
export const knownRiders =
  (known: readonly RiderDocument[]): BookingPolicy =>
  async (personId, rules) => {
    const rider = known.find((one) => one.personId === personId)
    return rider ? bookerOf(rider, rules) : null
  }

/** This one rider, as the caller was authorised. */
export const authorisedRider = (rider: RiderDocument): BookingPolicy => knownRiders([rider])

/** All of them, or null when one may not book. */
export async function bookersOf(
  personIds: readonly PersonId[],
  rules: readonly EligibilityRule[],
  policy: BookingPolicy = verifiedRider,
): Promise<readonly Booker[] | null> {
  const bookers = (await Promise.all(personIds.map((personId) => policy(personId, rules)))).filter((one) => one !== null)
  return bookers.length === personIds.length ? bookers : null
}

/** What is known of one of them. */
export const factsOf = (bookers: readonly Booker[], id: PersonId): Facts =>
  bookers.find(({ personId }) => personId === id)?.facts ?? { workKind: null, townId: null }

/**
 * Is this person erased, or being erased? Then nothing is to be kept of them. Nothing else than an erasure counts: not a rider who is no longer verified,
 * nor somebody who never was a rider.
 */
export async function hasWithdrawn(personId: PersonId): Promise<boolean> {
  const rider = await riders.get(riderIdOf(personId))
  if (rider) return rider.status === 'erasing'
  const person = await people.get(personId)
  // Who holds a role stays reachable after an erasure, without consents.
  return !person || Object.keys(person.consents).length === 0
}
