import { DAY_MS, MINUTE_MS } from './duration'

const DAY_MINUTES = 24 * 60

/** Shanghai is ahead of UTC by eight hours, all year since 1992. Both sides reckon with it, whatever a phone or a server is set to. */
export const SHANGHAI_AHEAD_MS = 8 * 60 * MINUTE_MS

/** The date whose UTC fields are what calendars and clocks in Shanghai show at this instant. */
export const inShanghai = (instant: Date) => new Date(instant.getTime() + SHANGHAI_AHEAD_MS)

/** `2026-11-24`. */
export const dayOf = (instant: Date) => inShanghai(instant).toISOString().slice(0, 10)

/** Monday is 1, Sunday 7. */
export const weekdayOf = (instant: Date) => inShanghai(instant).getUTCDay() || 7

/** The beginning of a day, or of a day a number of days later. */
export const startOf = (day: string, daysAfter = 0) => new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_AHEAD_MS + daysAfter * DAY_MS)

/** Minutes since midnight in Shanghai, seconds as a fraction. */
export const minuteOfDay = (instant: Date) => (inShanghai(instant).getTime() / MINUTE_MS) % DAY_MINUTES

/** `18:30` -> 1110. */
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
