import type { LessonView, RollRow } from '../../contract/course/attendance'
import type { Actions } from '../../contract/index'
import type { OutputOf } from '../../contract/kernel/action'
import type { PersonId } from '../../contract/kernel/ids'
import { sessionId } from './offerings'
import { minutesAfter, NOON } from './time'

type Roll = OutputOf<Actions['attendance.roll']>

/** A view of a lesson that begins ten minutes after noon and whose check-in is open. */
export const aLessonView = (overrides: Partial<LessonView> = {}): LessonView => {
  const from = minutesAfter(NOON, 10)
  const at = (minutes: number) => minutesAfter(from, minutes).toISOString()
  return {
    sessionId: sessionId(),
    lessonNo: 2,
    lessons: 8,
    title: '示例插花课',
    schoolName: '示例学校',
    cancelled: null,
    from: at(0),
    to: at(90),
    opensAt: at(-30),
    onTimeUntil: at(10),
    closesAt: at(150),
    ...overrides,
  }
}

/** A view of a lesson at another time, with its check-in window. */
export const aLessonIn = (minutes: number, overrides: Partial<LessonView> = {}): LessonView => {
  const shift = (instant: string) => minutesAfter(new Date(instant), minutes).toISOString()
  const { from, to, opensAt, onTimeUntil, closesAt } = aLessonView()
  const times = { from: shift(from), to: shift(to), opensAt: shift(opensAt), onTimeUntil: shift(onTimeUntil), closesAt: shift(closesAt) }
  return aLessonView({ ...times, ...overrides })
}

export const aRow = (name: string, overrides: Partial<RollRow> = {}): RollRow => ({
  personId: `per_${name}` as PersonId,
  number: 1,
  name: '张*',
  state: 'none',
  unconfirmed: false,
  at: null,
  reason: null,
  ...overrides,
})

export const aRoll = (overrides: Partial<Roll> = {}): Roll => {
  const rows = overrides.rows ?? [
    aRow('a'),
    aRow('b', { number: 2, name: '李*', state: 'here', at: NOON.toISOString() }),
    aRow('c', { number: 3, name: '王*', state: 'here', unconfirmed: true, at: NOON.toISOString() }),
  ]
  return {
    lesson: aLessonView(),
    rows,
    next: null,
    counts: { expected: rows.length, here: 1, unconfirmed: 1, excused: 0 },
    keyNo: null,
    now: NOON.toISOString(),
    ...overrides,
  }
}
