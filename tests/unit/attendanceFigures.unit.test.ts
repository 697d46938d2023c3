import {
  type AttendanceRecord,
  isAttended,
  isNoShow,
  isUnconfirmed,
  statisticsOf,
} from '../../cloudfunctions/domains/course/attendance/rules/record'
import type { LessonPlan } from '../../cloudfunctions/domains/course/sessionDetails'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const lesson = (no: number, overrides: Partial<LessonPlan> = {}): LessonPlan => {
  const from = daysAfter(NOON, no)
  return { no, from, to: minutesAfter(from, 90), cancelled: null, reminded: true, closed: true, called: true, ...overrides }
}
const known = (lessonNo: number, state: AttendanceRecord['state'], proximity: AttendanceRecord['proximity'] = 'notAsked') => ({
  lessonNo,
  state,
  proximity,
})

describe('what a record says', () => {
  it.each([
    ['here', 'near', true, false, false],
    ['late', 'notAsked', true, false, false],
    ['here', 'unknown', false, true, false],
    ['late', 'far', false, true, false],
    ['excused', 'notAsked', false, false, false],
    ['absent', 'far', false, false, true],
    ['none', 'notAsked', false, false, true],
  ] as const)('%s, %s: attended %p, unconfirmed %p, no-show %p', (state, proximity, attended, unconfirmed, noShow) => {
    expect(isAttended({ state, proximity })).toBe(attended)
    expect(isUnconfirmed({ state, proximity })).toBe(unconfirmed)
    expect(isNoShow({ state, proximity })).toBe(noShow)
  })
})

describe('the figures of one person', () => {
  it('count what is proven as attended, and what is closed and unexplained as missed', () => {
    const lessons = [lesson(1), lesson(2), lesson(3), lesson(4), lesson(5, { closed: false })]
    expect(statisticsOf(lessons, [known(1, 'here'), known(2, 'excused'), known(3, 'here', 'unknown')], NOON)).toEqual({
      attended: 1,
      missed: 1,
      percent: 20,
    })
  })

  it('leave out what was called off, and what nobody called the roll of', () => {
    const lessons = [lesson(1), lesson(2, { cancelled: '示例：停电' }), lesson(3, { called: false })]
    expect(statisticsOf(lessons, [known(1, 'late')], NOON)).toEqual({ attended: 1, missed: 0, percent: 100 })
  })

  it('hold nothing against anybody from before they had a place', () => {
    expect(statisticsOf([lesson(1), lesson(3)], [known(3, 'here')], daysAfter(NOON, 2))).toEqual({ attended: 1, missed: 0, percent: 50 })
  })

  it('never round up, and are nothing of nothing', () => {
    const lessons = [lesson(1), lesson(2), lesson(3)]
    expect(statisticsOf(lessons, [known(1, 'here'), known(2, 'here')], NOON).percent).toBe(66)
    expect(statisticsOf([], [], NOON)).toEqual({ attended: 0, missed: 0, percent: 0 })
  })
})
