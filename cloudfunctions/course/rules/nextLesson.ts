import type { LessonPlan } from '../../shared/booking/about'

/** The beginning of the first lesson that takes place and is not closed yet; null: none is left. */
export function nextLessonAtOf(lessons: readonly LessonPlan[]): Date | null {
  const times = lessons.flatMap(({ from, cancelled, closed }) => (cancelled === null && !closed ? [from.getTime()] : []))
  return times.length > 0 ? new Date(Math.min(...times)) : null
}
