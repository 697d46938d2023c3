import type { CompoundId } from './ids'

declare module '../kernel/today' {
  interface TodayKinds {
    /** The pass holds until then, since the rider has left the station. */
    passGrace: object
    /** The term of the pass is about to end, and may be renewed. */
    passRenewal: object
    /** Riders wait for an answer about the white list of a compound that I manage. */
    listingsWaiting: { compoundId: CompoundId; compoundName: string; count: number }
  }
}
