import type { None } from '../kernel/refusal'
import type { PassState } from './pass'

/** Refusals that have to do with passes, compounds and gates. */
export interface PassRefusals {
  /** This person has no pass: not verified yet, or withdrawn. */
  PASS_MISSING: None
  PASS_NOT_ACTIVE: { state: PassState }
  /** The pass is bound to another phone since then. Moving it is a step of its own. */
  OTHER_PHONE: { boundAt: string }
  /** Moved too often lately; from then on it may be moved again. */
  MOVES_EXHAUSTED: { movableAt: string }
  /** The pass may be renewed from then on. */
  NOT_RENEWABLE: { renewableFrom: string }
  CONVENTION_OUTDATED: { version: number }
  CONVENTION_NOT_ACCEPTED: None
  CONVENTION_NOT_SIGNED: { party: 'station' | 'compound' | 'community' }
  /** The compound takes no part now. */
  COMPOUND_CLOSED: None
  /** Not asked for, or no longer: somebody was quicker. */
  LISTING_CHANGED: None
  /** A correction is possible for so many minutes only. */
  TOO_LATE: { minutes: number }
  /** It was undone or refused before. */
  ALREADY_CORRECTED: None
  NOTHING_PROPOSED: None
  NOTHING_TO_LIFT: None
  NOTHING_TO_APPEAL: None
  APPEAL_WAITING: None
}

declare module '../kernel/refusal' {
  interface RefusalDetails extends PassRefusals {}
}
