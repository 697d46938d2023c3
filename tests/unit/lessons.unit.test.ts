import { nextLessonAt, remindAt, rollClosesAt, settledAt } from '../../cloudfunctions/domains/course/rules/lessons'
import type { LessonPlan } from '../../cloudfunctions/domains/course/sessionDetails'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const lesson = (days: number, overrides: Partial<LessonPlan> = {}): LessonPlan => {
  const from = daysAfter(NOON, days)
  return { no: days, from, to: minutesAfter(from, 90), cancelled: null, reminded: false, closed: false, ...overrides }
}

describe('when the timer looks at lessons next', () => {
  it('is a day before the first of which nobody was reminded, whatever their order', () => {
    expect(nextLessonAt([lesson(9), lesson(3), lesson(5)])).toEqual(daysAfter(NOON, 2))
  })

  it('is when the roll of a lesson has surely closed, once everybody was reminded', () => {
    const reminded = lesson(3, { reminded: true })
    expect(nextLessonAt([reminded])).toEqual(minutesAfter(reminded.to, 61))
    expect(settledAt(reminded) > rollClosesAt(reminded)).toBe(true)
  })

  it('is the earlier of both', () => {
    const evening = lesson(1, { reminded: true })
    const morning = lesson(2)
    expect(nextLessonAt([evening, morning])).toEqual(remindAt(morning))
  })

  it('is never again when each lesson is closed or called off, or there is none', () => {
    expect(nextLessonAt([lesson(1, { reminded: true, closed: true }), lesson(2, { cancelled: '示例：教室停电' })])).toBeNull()
    expect(nextLessonAt([])).toBeNull()
  })
})
