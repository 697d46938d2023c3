import type { None } from '../kernel/refusal'
import type { PassState } from './pass'

/** The refusals of this domain. */
export interface PassRefusals {
  /** This person has no pass, because they are not verified yet or have withdrawn. */
  PASS_MISSING: None
  PASS_NOT_ACTIVE: { state: PassState }
  /** The pass has been bound to another phone since `boundAt`. To move it, the person must say so. */
  OTHER_PHONE: { boundAt: string }
  /** The pass was moved too often lately. It may be moved again from `movableAt` on. */
  MOVES_EXHAUSTED: { movableAt: string }
  /** The pass may be renewed from `renewableFrom` on. */
  NOT_RENEWABLE: { renewableFrom: string }
  CONVENTION_OUTDATED: { version: number }
  CONVENTION_NOT_ACCEPTED: None
  CONVENTION_NOT_SIGNED: { party: 'station' | 'compound' | 'community' }
  /** The compound doesn't take part at the moment. */
  COMPOUND_CLOSED: None
  /** The listing is not in the state that the decision needs. Somebody else may have decided already. */
  LISTING_CHANGED: None
  /** A scan can be corrected only for this many minutes. */
  TOO_LATE: { minutes: number }
  /** The scan was undone or refused before. */
  ALREADY_CORRECTED: None
  /** Another guard has decided it, or the rider came in without one. */
  NOT_YOURS: None
  /** The access event is neither doubted nor a guard's refusal, so there is nothing to object to. */
  NOT_DOUBTFUL: None
  NOTHING_TO_LIFT: None
  NOTHING_TO_APPEAL: None
  APPEAL_WAITING: None
}

declare module '../kernel/refusal' {
  interface RefusalDetails extends PassRefusals {}
}
