import type { None } from '../kernel/refusal'
import type { EligibilityRule } from './booking'

/** Refusals that have to do with places. */
export interface BookingRefusals {
  /** Booking begins later. */
  NOT_OPEN_YET: { opensAt: string }
  /** Booking is over: by time, because it was called off, or because the draw decides. */
  BOOKING_CLOSED: None
  /** Every place is taken. `waitlist`: whether one may still wait, and how many do. */
  FULL: { waitlist: boolean; waiting: number }
  ALREADY_BOOKED: { state: 'held' | 'waiting' | 'offered' }
  /** Another booking of the same person is at this time, or too near to get from one place to the other. */
  CLASHES_WITH: { title: string; from: string; to: string }
  /** So many at once and no more: of this kind, or of all kinds together (`overall`). */
  BOOKING_LIMIT: { limit: number; overall?: true }
  NOT_ELIGIBLE: { rule: EligibilityRule }
  /** Missed too often without word; from then on one may book again. */
  BOOKING_BLOCKED: { until: string }
  /** The offered place went to the next, or it was none of this person's. */
  OFFER_OVER: None
  NOT_BOOKED: None
  /** It has begun: a place can't be given back any more. */
  ALREADY_BEGUN: None
  /** Places are drawn: one says what one would like until the draw closes. */
  PLACES_ARE_DRAWN: None
}

declare module '../kernel/refusal' {
  interface RefusalDetails extends BookingRefusals {}
}
