import * as z from 'zod/mini'
import { Day } from '../kernel/ids'

/** Over what a shop's books are summed: a day, a week from Monday to Sunday (ISO 8601), or a month, all of them Shanghai's. */
export const BookPeriod = z.enum(['day', 'week', 'month'])
export type BookPeriod = z.output<typeof BookPeriod>

/** A period by its first and its last day. */
export const DaySpan = z.object({ from: Day, to: Day })
export type DaySpan = z.output<typeof DaySpan>
