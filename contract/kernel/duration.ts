/** Lengths of time in milliseconds, for both sides. A day is 24 hours: Shanghai's clocks are never changed. */

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
