import { nextLessonAt, remindAt, rollClosesAt, settledAt } from '../../cloudfunctions/domains/course/rules/lessons'
import type { LessonPlan } from '../../cloudfunctions/domains/course/sessionDetails'
import { absenceUntil, type WayOut, wayOutOf } from '../../contract/course/wayOut'
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

describe('reminder-says-cancel-but-it-cannot: what is told can be done', () => {
  const session = (count: number, cancelling: 'free' | 'late' | 'no') => ({
    lessons: Array.from({ length: count }, (_, at) => lesson(at + 1)),
    cancelling,
  })

  test.each<[WayOut, number, 'free' | 'late' | 'no', Date]>([
    ['absence', 8, 'late', NOON],
    ['absence', 8, 'no', minutesAfter(daysAfter(NOON, 3), -121)],
    ['tell', 8, 'no', minutesAfter(daysAfter(NOON, 3), -120)],
    ['tell', 8, 'no', minutesAfter(daysAfter(NOON, 3), 89)],
    ['none', 8, 'no', minutesAfter(daysAfter(NOON, 3), 90)],
    ['cancel', 1, 'free', NOON],
    ['cancelLate', 1, 'late', NOON],
    ['tell', 1, 'no', daysAfter(NOON, 3)],
  ])('%s with %i lessons, when giving back is %s', (way, count, cancelling, now) => {
    expect(wayOutOf(lesson(3), session(count, cancelling), now)).toBe(way)
  })

  test('the reminder, a day before, names a time until which word is excused', () => {
    const next = lesson(3)
    const reminded = remindAt(next)
    expect(wayOutOf(next, session(8, 'no'), reminded)).toBe('absence')
    expect(wayOutOf(next, session(8, 'no'), minutesAfter(absenceUntil(next), -1))).toBe('absence')
  })
})
