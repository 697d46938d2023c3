import { HOUR_MS } from '../kernel/duration'
import { ATTENDANCE_RULE } from './attendanceRule'

/**
 * What somebody who holds a place and can't come to a lesson does about it. `absence`: sends word (请假) and has missed nothing. `tell`: sends word too late
 * to be excused, and the teacher knows. `cancel`, `cancelLate`: gives the place back, without consequence or noted. `none`: nothing can be done any more.
 */
export const WAYS_OUT = ['absence', 'tell', 'cancel', 'cancelLate', 'none'] as const
export type WayOut = (typeof WAYS_OUT)[number]

interface LessonFacts {
  readonly from: Date
  readonly to: Date
  /** Why it doesn't take place; null: it does. */
  readonly cancelled: string | null
}

/** Word that comes before this excuses. */
export const absenceUntil = ({ from }: Pick<LessonFacts, 'from'>): Date => new Date(from.getTime() - ATTENDANCE_RULE.absenceHours * HOUR_MS)

/** A place for one lesson is given back; of several lessons one may be missed with word. */
export const takesAbsences = (lessons: readonly Pick<LessonFacts, 'cancelled'>[]): boolean =>
  lessons.filter(({ cancelled }) => cancelled === null).length > 1

/**
 * One rule for the server, which decides by it, and for all that tells people what to do: the reminder, the entry in a calendar, the card.
 *
 * @param session its lessons, and what giving the place back would be now
 */
export function wayOutOf(
  lesson: LessonFacts,
  session: { readonly lessons: readonly Pick<LessonFacts, 'cancelled'>[]; readonly cancelling: 'free' | 'late' | 'no' },
  now: Date,
): WayOut {
  if (lesson.cancelled !== null || now >= lesson.to) return 'none'
  if (takesAbsences(session.lessons)) return now < absenceUntil(lesson) ? 'absence' : 'tell'
  if (session.cancelling === 'no') return 'tell'
  return session.cancelling === 'free' ? 'cancel' : 'cancelLate'
}
