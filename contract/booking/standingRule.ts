/** No-shows (爽约), in numbers: published to riders, and what `cloudfunctions/domains/booking/rules/penalties` decides by. Sample values of an operator. */
export const STANDING_RULE = {
  /** A no-show or late cancellation counts for so many days. */
  countsDays: 90,
  /** With so many of them … */
  mostMarks: 2,
  /** … nothing can be booked for so many days after the last. */
  blockedDays: 14,
  /** Somebody who gives a place back at least so many hours before the deadline earns a credit … */
  earlyHours: 24,
  /** … and keeps at most so many. One credit evens out one penalty. */
  mostCredits: 2,
} as const

/** From one place to another, so many minutes are left between two bookings; none within one place. */
export const TRAVEL_MINUTES = 30

/** Somebody takes part in or waits for at most so many things at once, of whatever kind. */
export const MOST_AT_ONCE = 60
