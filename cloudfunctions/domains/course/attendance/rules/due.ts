import type { LessonPlan } from '../../../booking/about'
import { nextLessonAt, remindAt, settledAt } from '../../rules/lessons'

/** What the timer has to do for the lessons of a session now. */
export interface Due {
  readonly lessons: readonly LessonPlan[]
  readonly nextLessonAt: Date | null
  /** Of these everybody is reminded. */
  readonly remind: readonly LessonPlan[]
  /** Whoever is missing in these has missed them. */
  readonly missed: readonly LessonPlan[]
}

export const isClosing = (lesson: LessonPlan, now: Date) => lesson.cancelled === null && !lesson.closed && now >= settledAt(lesson)

/**
 * By time alone, so that it doesn't matter when the timer comes, or how often. A reminder that comes after the beginning helps nobody. Where no roll was
 * called (the teacher's phone was dead, nobody could come in), nobody has missed anything.
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
