import { misfitOf, type SessionDates } from '../../contract/course/sessionDates'
import { aLesson, aSessionDraft } from '../builders/courses'
import { daysAfter, NOON } from '../builders/time'

const dates = (overrides: Partial<SessionDates> = {}): SessionDates => ({ ...aSessionDraft(), ...overrides })
const on = (days: number) => daysAfter(NOON, days).toISOString()

test('dates in order are in order, up to the very instants', () => {
  expect(misfitOf(dates())).toBeNull()
  const first = aLesson(3)
  expect(misfitOf(dates({ closesAt: first.from, cancelUntil: first.from }))).toBeNull()
  expect(misfitOf(dates({ lessons: [first, { from: first.to, to: aLesson(4).from }] }))).toBeNull()
})

test.each<[string, Partial<SessionDates>, string, string]>([
  ['booking closes as it opens', { opensAt: on(1), closesAt: on(1) }, 'closesAt', 'too_early'],
  ['booking closes after the beginning', { closesAt: on(4) }, 'closesAt', 'too_late'],
  ['a place could be given back before there are any', { cancelUntil: on(-2) }, 'cancelUntil', 'too_early'],
  ['a place could be given back after the beginning', { cancelUntil: on(4) }, 'cancelUntil', 'too_late'],
  ['a lesson ends as it begins', { lessons: [{ from: on(3), to: on(3) }] }, 'lessons.0.to', 'too_early'],
  ['a lesson lasts longer than a day', { lessons: [{ from: on(3), to: on(5) }] }, 'lessons.0.to', 'too_late'],
  ['lessons are out of order', { lessons: [aLesson(10), aLesson(3)] }, 'lessons.1.from', 'too_early'],
  ['lessons overlap', { lessons: [aLesson(3), aLesson(3)] }, 'lessons.1.from', 'too_early'],
])('%s: the field is named', (_, overrides, field, rule) => {
  expect(misfitOf(dates(overrides))).toEqual({ field, rule })
})

test('a lesson that was called off is in nobody’s way, and the session begins with the next', () => {
  const off = { ...aLesson(3), cancelled: '示例：老师生病' }
  expect(misfitOf(dates({ lessons: [off, aLesson(3), aLesson(10)] }))).toBeNull()
  expect(misfitOf(dates({ lessons: [off, aLesson(10)], closesAt: on(8) }))).toBeNull()
})
