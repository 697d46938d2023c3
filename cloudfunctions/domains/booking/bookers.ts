import type { PersonId } from '../../../contract/kernel/ids'
import { maskName } from '../../kernel/mask'
import { riderIdOf, riders, stations } from '../account/public'
import type { Facts } from './rules/agenda'
import type { NamedPerson } from './rules/places'

/** Somebody who may book: the masked name for the roll, and the facts about which the rules of eligibility ask. */
export interface Booker extends NamedPerson {
  readonly facts: Facts
}

/** Says who may book at all; null: this person may not. A domain in which others than riders book brings its own. */
export type BookingPolicy = (personId: PersonId) => Promise<Booker | null>

/** Verified riders may book. */
export const verifiedRider: BookingPolicy = async (personId) => {
  const rider = await riders.get(riderIdOf(personId))
  if (rider?.status !== 'verified') return null
  const station = rider.stationId ? await stations.get(rider.stationId) : null
  const name = rider.realName ? maskName(rider.realName) : null
  return { personId, name, facts: { workKind: rider.workKind, townId: station?.townId ?? null } }
}

/** All of them, or null when one may not book. */
export async function bookersOf(personIds: readonly PersonId[], policy: BookingPolicy = verifiedRider): Promise<readonly Booker[] | null> {
  const bookers = (await Promise.all(personIds.map(policy))).filter((one) => one !== null)
  return bookers.length === personIds.length ? bookers : null
}

/** What is known of one of them. */
export const factsOf = (bookers: readonly Booker[], id: PersonId): Facts =>
  bookers.find(({ personId }) => personId === id)?.facts ?? { workKind: null, townId: null }

/** Has the registration been withdrawn? Then nothing is to be kept for this person. */
export async function hasWithdrawn(personId: PersonId): Promise<boolean> {
  const rider = await riders.get(riderIdOf(personId))
  return !rider || rider.status === 'erasing'
}
