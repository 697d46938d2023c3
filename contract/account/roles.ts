import * as z from 'zod/mini'
import { type RiderId, StationId } from './ids'

/** Vouches for the riders of one station (站点负责人). */
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
    /** `waiting`: riders who wait for the station's word. */
    stationManager: { role: 'stationManager'; stationId: StationId; stationName: string; waiting: number }
  }
}
