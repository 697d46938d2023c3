import { dayOf, startOf, weekdayOf } from '../kernel/calendar'
import type { BookPeriod, DaySpan } from './bookPeriod'

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
