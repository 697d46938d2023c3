import * as z from 'zod/mini'
import { dayOf, startOf, weekdayOf } from '../kernel/calendar'
import { Day } from '../kernel/ids'

/** Over what a shop's books are summed: a day, a week from Monday to Sunday (ISO 8601), or a month, all of them Shanghai's. */
export const BookPeriod = z.enum(['day', 'week', 'month'])
export type BookPeriod = z.output<typeof BookPeriod>

/** A period by its first and its last day. */
export const DaySpan = z.object({ from: Day, to: Day })
export type DaySpan = z.output<typeof DaySpan>

/** The day so many days later, or earlier when negative. */
export const dayAfter = (day: string, days = 1) => dayOf(startOf(day, days))

/** The period in which a day is. */
export function spanOf(by: BookPeriod, day: string): DaySpan {
  if (by === 'day') return { from: day, to: day }
  if (by === 'week') {
    const from = dayAfter(day, 1 - weekdayOf(startOf(day)))
    return { from, to: dayAfter(from, 6) }
  }
  const from = `${day.slice(0, 7)}-01`
  const nextMonth = dayAfter(from, 31).slice(0, 7)
  return { from, to: dayAfter(`${nextMonth}-01`, -1) }
}
