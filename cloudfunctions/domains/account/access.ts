import * as z from 'zod/mini'
import type { RiderId, StationId } from '../../../contract/account/ids'
import { StationManagerGrant } from '../../../contract/account/roles'
import type { Audience, Scope } from '../../kernel/access'
import { personalRole } from '../../kernel/people/roles'
import { type RiderDocument, riderIdOf } from './riderDocument'
import { riders } from './riders'
import { isSent } from './rules/registration'
import { stations } from './stations'

declare module '../../kernel/handler' {
  interface GrantedTo {
    stationManager: StationId
    /** As it was read when the call was authorised. */
    rider: RiderDocument
  }
}

/** Verified riders, by what the registration says when they ask. */
export const rider: Audience<RiderDocument> = {
  name: 'rider',
  lacking: 'verification',
  async membership({ personId }) {
    const found = await riders.get(riderIdOf(personId))
    return found?.status === 'verified' ? { granted: found, at: async () => found } : null
  },
}

export const stationManager = personalRole({
  name: 'stationManager',
  grant: StationManagerGrant,
  placeField: 'stationId',
  grantedBy: ['staff'],
  placeName: async (stationId) => (await stations.get(stationId))?.name ?? null,
  async workplace(place) {
    const stationId = place as StationId
    const [station, waiting] = await Promise.all([
      stations.get(stationId),
      riders.count('station', { equals: { stationId, status: 'waitingStation' } }),
    ])
    return { role: 'stationManager', stationId, stationName: station?.name ?? '', waiting }
  },
})

/** Staff of the district, who have no place. */
export const staff = personalRole({
  name: 'staff',
  grant: z.strictObject({ role: z.literal('staff') }),
  placeField: null,
  grantedBy: ['staff'],
  needsSecondPerson: true,
  placeName: async () => null,
  workplace: async () => ({ role: 'staff' }),
})

/** The station of an application that was sent. A draft concerns its rider alone, so it has no station here. */
async function stationOfRider(riderId: string): Promise<StationId | null> {
  const found = await riders.get(riderId as RiderId)
  return found && isSent(found) ? found.stationId : null
}

export const accountScopes: readonly Scope[] = [
  { field: 'stationId', collection: 'stations', placeOf: async (stationId) => stationId },
  { field: 'riderId', collection: 'riders', placeOf: stationOfRider },
]
