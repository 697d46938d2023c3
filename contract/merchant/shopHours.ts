import * as z from 'zod/mini'
import { Day } from '../kernel/ids'
import { DayWindow } from '../pass/compoundRules'

/** When a shop is open on a day; none: it stays closed. What goes over midnight belongs to the day on which it begins. */
const Spans = z.array(DayWindow).check(z.maxLength(4))

/** More days than a year has holidays. */
const MOST_EXCEPTIONS = 40

/** A day has one exception: two would contradict each other. */
const Exceptions = z.array(z.strictObject({ day: Day, spans: Spans })).check(
  z.maxLength(MOST_EXCEPTIONS),
  z.refine((all) => new Set(all.map(({ day }) => day)).size === all.length, { params: { rule: 'format' } }),
)

/** Opening hours: of each weekday, Monday first, and of days that are different, such as holidays. */
export const ShopHours = z.strictObject({ week: z.array(Spans).check(z.length(7)), exceptions: Exceptions })
export type ShopHours = z.output<typeof ShopHours>
