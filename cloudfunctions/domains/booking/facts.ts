import type { PersonId } from '../../../contract/kernel/ids'
import { maskName } from '../../kernel/mask'
import { riderIdOf, riders, stations } from '../account/public'
import type { Facts } from './rules/agenda'
import type { Seat } from './rules/places'

export interface Booker extends Seat {
  readonly facts: Facts
}

/** Somebody who wants to book: the name for the roll, masked, and what the rules of who may book ask. Null for who is no verified rider. */
export async function bookerOf(personId: PersonId): Promise<Booker | null> {
  const rider = await riders.get(riderIdOf(personId))
  if (rider?.status !== 'verified') return null
  const station = rider.stationId ? await stations.get(rider.stationId) : null
  const name = rider.realName ? maskName(rider.realName) : null
  return { personId, name, facts: { workKind: rider.workKind, townId: station?.townId ?? null } }
}
