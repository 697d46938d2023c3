import { ATTENDANCE_RULE } from '../../../../contract/course/attendanceRule'
import type { LessonPlan } from '../../booking/about'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** When everybody who holds a place is reminded of a lesson. */
export const remindAt = ({ from }: Pick<LessonPlan, 'from'>) => new Date(from.getTime() - ATTENDANCE_RULE.remindHours * HOUR_MS)

/** When the roll of a lesson is closed: nobody checks in any more, and who is missing has missed it. */
export const rollClosesAt = ({ to }: Pick<LessonPlan, 'to'>) => new Date(to.getTime() + ATTENDANCE_RULE.closesMinutes * MINUTE_MS)

/** Functions die after 20 seconds: so long after the roll has closed no check-in is on its way any more. */
const SETTLED_MS = 60_000

/** From when on the timer may close the roll. */
export const settledAt = (lesson: Pick<LessonPlan, 'to'>) => new Date(rollClosesAt(lesson).getTime() + SETTLED_MS)

/** What the timer still has to do for a lesson, and from when on; null: nothing. One that doesn't take place needs nothing. */
export function dueOf(lesson: LessonPlan): Date | null {
  if (lesson.cancelled !== null || lesson.closed) return null
  return lesson.reminded ? settledAt(lesson) : remindAt(lesson)
}

/** When the timer has to look at these lessons next; null: never again. To be set whenever lessons are saved, and on publishing. */
export function nextLessonAt(lessons: readonly LessonPlan[]): Date | null {
  const times = lessons.flatMap((lesson) => dueOf(lesson)?.getTime() ?? [])
  return times.length > 0 ? new Date(Math.min(...times)) : null
}
