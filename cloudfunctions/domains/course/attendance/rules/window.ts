import { ATTENDANCE_RULE } from '../../../../../contract/course/attendanceRule'
import type { Refusal } from '../../../../../contract/kernel/refusal'
import type { LessonPlan } from '../../../booking/about'
import { rollClosesAt } from '../../rules/lessons'

const MINUTE_MS = 60_000
const minutesFrom = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * MINUTE_MS)

export type LessonTimes = Pick<LessonPlan, 'from' | 'to'>

/** When one may check in to a lesson, and until when one is on time: a minute late is not late. */
export const windowOf = ({ from, to }: LessonTimes) => ({
  opensAt: minutesFrom(from, -ATTENDANCE_RULE.opensMinutes),
  onTimeUntil: minutesFrom(from, ATTENDANCE_RULE.graceMinutes),
  closesAt: rollClosesAt({ to }),
})

/** Whoever comes now is on time or late. */
export const arrivalAt = (lesson: LessonTimes, now: Date): 'here' | 'late' => (now < windowOf(lesson).onTimeUntil ? 'here' : 'late')

type NotYet = Refusal<'CHECK_IN_NOT_OPEN' | 'NOT_POSSIBLE_NOW'>

/** Why nobody can be marked as here or missing yet; null: it can be done. */
export function refusalBefore(lesson: LessonTimes & Pick<LessonPlan, 'cancelled'>, now: Date): NotYet | null {
  if (lesson.cancelled !== null) return { code: 'NOT_POSSIBLE_NOW', details: {} }
  const { opensAt } = windowOf(lesson)
  return now < opensAt ? { code: 'CHECK_IN_NOT_OPEN', details: { opensAt: opensAt.toISOString() } } : null
}

/** Why nobody can check in now; null: it is open. Too early locks nobody out: nothing is remembered of it. */
export function refusalOfCheckIn(lesson: LessonTimes & Pick<LessonPlan, 'cancelled'>, now: Date): NotYet | Refusal<'CHECK_IN_OVER'> | null {
  const { closesAt } = windowOf(lesson)
  const closed = { code: 'CHECK_IN_OVER', details: { closedAt: closesAt.toISOString() } } as const
  return refusalBefore(lesson, now) ?? (now < closesAt ? null : closed)
}
