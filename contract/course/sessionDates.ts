import { DAY_MS } from '../kernel/duration'

/** The dates of a session, as instants on the wire. */
export interface SessionDates {
  readonly opensAt: string
  readonly closesAt: string
  readonly cancelUntil: string
  /** One after another. `cancelled`: it doesn't take place and is in nobody's way. */
  readonly lessons: readonly { readonly from: string; readonly to: string; readonly cancelled?: string | null }[]
}

/** A date that doesn't fit those around it, by its path. */
export interface Misfit {
  readonly field: string
  readonly rule: 'too_early' | 'too_late'
}

const at = (instant: string) => Date.parse(instant)

/** The first date that is out of order: booking opens, then closes, then the lessons come one after another; a place is taken back before the first. */
export function misfitOf(dates: SessionDates): Misfit | null {
  return lessonMisfit(dates) ?? windowMisfit(dates)
}

function lessonMisfit({ lessons }: SessionDates): Misfit | null {
  let free = Number.NEGATIVE_INFINITY
  for (const [index, { from, to, cancelled }] of lessons.entries()) {
    if (cancelled) continue
    if (at(from) < free) return { field: `lessons.${index}.from`, rule: 'too_early' }
    if (at(to) <= at(from)) return { field: `lessons.${index}.to`, rule: 'too_early' }
    if (at(to) > at(from) + DAY_MS) return { field: `lessons.${index}.to`, rule: 'too_late' }
    free = at(to)
  }
  return null
}

function windowMisfit({ opensAt, closesAt, cancelUntil, lessons }: SessionDates): Misfit | null {
  const first = lessons.find(({ cancelled }) => !cancelled)
  const start = first ? at(first.from) : Number.POSITIVE_INFINITY
  if (at(closesAt) <= at(opensAt)) return { field: 'closesAt', rule: 'too_early' }
  if (at(closesAt) > start) return { field: 'closesAt', rule: 'too_late' }
  if (at(cancelUntil) < at(opensAt)) return { field: 'cancelUntil', rule: 'too_early' }
  if (at(cancelUntil) > start) return { field: 'cancelUntil', rule: 'too_late' }
  return null
}

/** When riders can't be away, in Shanghai time: what overlaps none of these fits the shift. Sample values of an operator. */
export const SHIFT_PEAKS = [
  { from: '10:30', to: '13:30' },
  { from: '16:30', to: '20:00' },
] as const

/** A session whose lessons all begin at or after this is one in the evening. */
export const EVENING_FROM = '18:00'
