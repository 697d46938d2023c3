import { inShanghai, startOf } from '../../contract/kernel/calendar'
import { DAY_MS } from '../../contract/kernel/duration'

export { dayOf, startOf } from '../../contract/kernel/calendar'

/** `2026-11-24 12:00:05`, for people to read. */
export const timeTextOf = (instant: Date) => inShanghai(instant).toISOString().slice(0, 19).replace('T', ' ')

/** The number of days from the first to the last, both included; below 1 when they are in the wrong order. */
export const daysIn = (first: string, last: string) => (startOf(last).getTime() - startOf(first).getTime()) / DAY_MS + 1

/** `2026年11月23日 19:00`, as WeChat's `time` fields are written. */
export function timeFieldText(instant: Date): string {
  const [year, month, day, hour, minute] = inShanghai(instant).toISOString().split(/[-T:]/)
  return `${year}年${month}月${day}日 ${hour}:${minute}`
}
