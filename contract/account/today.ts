import type { StationId } from './ids'

declare module '../kernel/today' {
  interface TodayKinds {
    /** Riders wait for the station that I manage to vouch for them. */
    ridersWaiting: { stationId: StationId; stationName: string; count: number }
  }
}
