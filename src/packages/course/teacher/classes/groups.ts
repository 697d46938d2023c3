import type { LessonView } from '../../../../../contract/course/attendance'
import { isSameDay } from '../../../../services/time'
import { phaseOf } from '../lessonText'

export interface Groups<L extends LessonView> {
  /** The check-in is open. */
  readonly now: readonly L[]
  readonly today: readonly L[]
  readonly next: readonly L[]
  /** The roll has closed: only corrections. */
  readonly over: readonly L[]
}

/** The lessons as a teacher looks for them: what is on, what is still to come today, later, and what is over (the newest first). */
export function groupsOf<L extends LessonView>(lessons: readonly L[], now: Date): Groups<L> {
  const phase = (lesson: L) => phaseOf(lesson, now)
  const over = (lesson: L) => phase(lesson) === 'over' || (phase(lesson) === 'cancelled' && Date.parse(lesson.to) < now.getTime())
  const ahead = lessons.filter((lesson) => phase(lesson) !== 'open' && !over(lesson))
  return {
    now: lessons.filter((lesson) => phase(lesson) === 'open'),
    today: ahead.filter(({ from }) => isSameDay(from, now)),
    next: ahead.filter(({ from }) => !isSameDay(from, now)),
    over: lessons.filter(over).reverse(),
  }
}
