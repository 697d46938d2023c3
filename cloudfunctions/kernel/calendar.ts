import { inShanghai, SHANGHAI_AHEAD_MS } from '../../contract/kernel/calendar'
import { DAY_MS } from '../../contract/kernel/duration'

/** `2026-11-24`. */
export const dayOf = (instant: Date) => inShanghai(instant).toISOString().slice(0, 10)

/** The beginning of a day, or of a day a number of days later. */
export const startOf = (day: string, daysAfter = 0) => new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_AHEAD_MS + daysAfter * DAY_MS)

/** `2026-11-24 12:00:05`, for people to read. */
export const timeTextOf = (instant: Date) => inShanghai(instant).toISOString().slice(0, 19).replace('T', ' ')

/** The number of days from the first to the last, both included; below 1 when they are in the wrong order. */
export const daysIn = (first: string, last: string) => (startOf(last).getTime() - startOf(first).getTime()) / DAY_MS + 1

/** `2026年11月23日 19:00`, as WeChat's `time` fields are written. */
export function timeFieldText(instant: Date): string {
  const [year, month, day, hour, minute] = inShanghai(instant).toISOString().split(/[-T:]/)
  return `${year}年${month}月${day}日 ${hour}:${minute}`
}
