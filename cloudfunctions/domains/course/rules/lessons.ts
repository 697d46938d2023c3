import { ATTENDANCE_RULE } from '../../../../contract/course/attendanceRule'
import { HOUR_MS, MINUTE_MS } from '../../../../contract/kernel/duration'
import type { LessonPlan } from '../sessionDetails'

/** When everybody who holds a place is reminded of a lesson. */
export const remindAt = ({ from }: Pick<LessonPlan, 'from'>) => new Date(from.getTime() - ATTENDANCE_RULE.remindHours * HOUR_MS)

/** When the roll of a lesson is closed: nobody checks in any more, and everybody who is missing has missed it. */
export const rollClosesAt = ({ to }: Pick<LessonPlan, 'to'>) => new Date(to.getTime() + ATTENDANCE_RULE.closesMinutes * MINUTE_MS)

/** Functions die after 20 seconds: so long after the roll has closed no check-in is on its way any more. */
const SETTLED_MS = 60_000

/** From when on the timer may close the roll. */
export const settledAt = (lesson: Pick<LessonPlan, 'to'>) => new Date(rollClosesAt(lesson).getTime() + SETTLED_MS)

/** What the timer still has to do for a lesson, and from when on; null: nothing. One that doesn't take place needs nothing. */
function dueOf(lesson: LessonPlan): Date | null {
  if (lesson.cancelled !== null || lesson.closed) return null
  return lesson.reminded ? settledAt(lesson) : remindAt(lesson)
}

/** When the timer has to look at these lessons next; null: never again. To be set whenever lessons are saved, and on publishing. */
export function nextLessonAt(lessons: readonly LessonPlan[]): Date | null {
  const times = lessons.flatMap((lesson) => dueOf(lesson)?.getTime() ?? [])
  return times.length > 0 ? new Date(Math.min(...times)) : null
}

/** What the timer has to do for the lessons of a session now. */
interface Due {
  readonly lessons: readonly LessonPlan[]
  readonly nextLessonAt: Date | null
  /** Of these everybody is reminded. */
  readonly remind: readonly LessonPlan[]
  /** Everybody who is missing in these has missed them. */
  readonly missed: readonly LessonPlan[]
}

export const isClosing = (lesson: LessonPlan, now: Date) => lesson.cancelled === null && !lesson.closed && now >= settledAt(lesson)

/**
 * By time alone, so that it doesn't matter when the timer comes, or how often. A reminder that comes after the beginning helps nobody. Where no roll was
 * called (the teacher's phone was dead, nobody could come in), nobody has missed anything.
 *
 * @param called numbers of the lessons in which somebody was checked in or called
 */
export function dueNow(lessons: readonly LessonPlan[], called: ReadonlySet<number>, now: Date): Due {
  const remind = lessons.filter((one) => one.cancelled === null && !one.reminded && !one.closed && now >= remindAt(one) && now < one.from)
  const closing = lessons.filter((one) => isClosing(one, now))
  const next = lessons.map((one): LessonPlan => {
    if (closing.includes(one)) return { ...one, reminded: true, closed: true, called: called.has(one.no) }
    return one.reminded || one.closed || now < remindAt(one) ? one : { ...one, reminded: true }
  })
  return { lessons: next, nextLessonAt: nextLessonAt(next), remind, missed: closing.filter(({ no }) => called.has(no)) }
}
