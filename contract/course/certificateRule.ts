interface LessonFacts {
  readonly from: string
  readonly cancelled: string | null
}

/** How much of a session somebody can still attend who has come so often and comes to all that begins from now on: 0 to 100, rounded down. */
export function reachablePercent(lessons: readonly LessonFacts[], attended: number, now: Date): number {
  const held = lessons.filter(({ cancelled }) => cancelled === null)
  const coming = held.filter(({ from }) => Date.parse(from) > now.getTime()).length
  return held.length === 0 ? 0 : Math.floor((100 * Math.min(attended + coming, held.length)) / held.length)
}
