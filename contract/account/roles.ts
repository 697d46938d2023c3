import * as z from 'zod/mini'
import { type RiderId, StationId } from './ids'

/** The manager of one station (站点负责人), who vouches for its riders. */
export const StationManagerGrant = z.strictObject({ role: z.literal('stationManager'), stationId: StationId })

declare module '../kernel/roles' {
  interface Audiences {
    /** A verified rider. */
    rider: true
    stationManager: true
  }
  interface Scopes {
    stationId: StationId
    riderId: RiderId
  }
  interface Grants {
    stationManager: z.input<typeof StationManagerGrant>
  }
  interface Workplaces {
    /** `waiting`: how many riders wait for the station to vouch for them. */
    stationManager: { role: 'stationManager'; stationId: StationId; stationName: string; waiting: number }
  }
}
