import { isExpected, isOnRoll, rosterOf } from '../../cloudfunctions/domains/course/attendance/rules/record'
import { dueNow } from '../../cloudfunctions/domains/course/rules/lessons'
import type { LessonPlan } from '../../cloudfunctions/domains/course/sessionDetails'
import type { PersonId } from '../../contract/kernel/ids'
import { aParticipant } from '../builders/offerings'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const lesson = (no: number, overrides: Partial<LessonPlan> = {}): LessonPlan => {
  const from = daysAfter(NOON, no)
  return { no, from, to: minutesAfter(from, 90), cancelled: null, reminded: false, closed: false, ...overrides }
}
const nos = (lessons: readonly LessonPlan[]) => lessons.map(({ no }) => no)
const none = new Set<number>()
/** After the roll of the lesson of this day has closed. */
const settled = (no: number) => minutesAfter(lesson(no).to, 61)

describe('what the timer does for the lessons of a session', () => {
  it('reminds of each a day before, once', () => {
    const due = dueNow([lesson(1), lesson(2), lesson(3)], none, daysAfter(NOON, 1))
    expect(nos(due.remind)).toEqual([2])
    expect(dueNow(due.lessons, none, daysAfter(NOON, 1)).remind).toEqual([])
    expect(due.nextLessonAt).toEqual(settled(1))
  })

  it('reminds of nothing that has begun, however late it comes, and closes what is over', () => {
    const due = dueNow([lesson(1)], new Set([1]), daysAfter(NOON, 30))
    expect([nos(due.remind), nos(due.missed)]).toEqual([[], [1]])
    expect(due.lessons).toMatchObject([{ reminded: true, closed: true, called: true }])
    expect(due.nextLessonAt).toBeNull()
  })

  it('finds nobody missing where no roll was called', () => {
    const due = dueNow([lesson(1), lesson(2)], new Set([2]), settled(2))
    expect(nos(due.missed)).toEqual([2])
    expect(due.lessons).toMatchObject([
      { closed: true, called: false },
      { closed: true, called: true },
    ])
  })

  it('leaves a lesson alone that was called off', () => {
    const off = lesson(1, { cancelled: '示例：停电' })
    const due = dueNow([off], new Set([1]), settled(1))
    expect([due.remind, due.missed, due.nextLessonAt]).toEqual([[], [], null])
    expect(due.lessons[0]).toMatchObject({ closed: false })
  })

  it('comes to the same whether it looks once or every five minutes', () => {
    const lessons = [lesson(1), lesson(2)]
    let step = lessons as readonly LessonPlan[]
    const missed: number[] = []
    for (let now = NOON; now <= minutesAfter(settled(2), 5); now = minutesAfter(now, 5)) {
      const due = dueNow(step, new Set([1, 2]), now)
      missed.push(...nos(due.missed))
      step = due.lessons
    }
    const late = dueNow(lessons, new Set([1, 2]), settled(2))
    expect([missed, step]).toEqual([nos(late.missed), late.lessons])
  })
})

describe('the roll', () => {
  const [a, b, c] = ['per_a', 'per_b', 'per_c'] as PersonId[]
  const entry = (fields: Parameters<typeof aParticipant>[0] = {}) => aParticipant({ since: NOON, ...fields })

  it('is of whoever holds a place, in the order of the places', () => {
    const entries = { [`${a}`]: entry({ number: 2 }), [`${b}`]: entry({ number: 1 }), [`${c}`]: entry({ state: 'waiting', number: null }) }
    expect(rosterOf(entries, lesson(1)).map(({ personId }) => personId)).toEqual([b, a])
  })

  it('holds nothing against somebody who came to the session after the lesson had begun', () => {
    const during = entry({ since: minutesAfter(lesson(1).from, 5) })
    expect([isOnRoll(during, lesson(1)), isExpected(during, lesson(1))]).toEqual([true, false])
    expect(isOnRoll(entry({ since: settled(1) }), lesson(1))).toBe(false)
    expect([isOnRoll(undefined, lesson(1)), isExpected(undefined, lesson(1))]).toEqual([false, false])
  })
})
