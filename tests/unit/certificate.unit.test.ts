import { statisticsOf } from '../../cloudfunctions/domains/course/attendance/rules/record'
import {
  decideRestore,
  decideRevoke,
  isDue,
  isEarned,
  makesCertificates,
} from '../../cloudfunctions/domains/course/certificates/rules/certificate'
import { aCertificate } from '../builders/certificates'
import { aSessionDetails } from '../builders/offerings'
import { sealedSample } from '../builders/riders'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

/** The figures of who came to so many of so many lessons. */
const came = (attended: number, of: number) => {
  const lessons = Array.from({ length: of }, (_, at) => {
    const from = daysAfter(NOON, at)
    return { no: at + 1, from, to: minutesAfter(from, 90), cancelled: null, reminded: true, closed: true, called: true }
  })
  const known = lessons.slice(0, attended).map(({ no }) => ({ lessonNo: no, state: 'here' as const, proximity: 'near' as const }))
  return statisticsOf(lessons, known, NOON)
}

describe('earned', () => {
  test.each([
    [4, 5, 80, true],
    [3, 4, 80, false],
    [2, 3, 66, true],
    // 66.67 %: rounding makes nobody's certificate.
    [2, 3, 67, false],
    [199, 200, 100, false],
    [200, 200, 100, true],
    [0, 3, 0, false],
    [0, 0, 0, false],
    [1, 3, 1, true],
  ])('by %i of %i lessons where %i %% are needed: %s', (attended, of, needed, earned) =>
    expect(isEarned(came(attended, of), needed)).toBe(earned),
  )
})

describe('the attendance is looked at', () => {
  const endsAt = NOON
  const due = (hours: number, lookedAt: Date | null = null) => isDue({ endsAt, lookedAt }, minutesAfter(NOON, hours * 60))
  test.each([
    [0, false],
    [11.9, false],
    [12, true],
    [300, true],
  ])('%d hours after the end: %s', (hours, expected) => expect(due(hours)).toBe(expected))

  test('again a day after it was', () => {
    const lookedAt = minutesAfter(NOON, 13 * 60)
    expect([due(13, lookedAt), due(36.9, lookedAt), due(37, lookedAt)]).toEqual([false, false, true])
  })
})

test('a session makes certificates if it says at how much attendance', () => {
  expect(makesCertificates(aSessionDetails({ certificatePercent: 80 }))).toBe(true)
  expect(makesCertificates(aSessionDetails({ certificatePercent: null }))).toBe(false)
  expect(makesCertificates({ kind: 'category', title: '示例' })).toBe(false)
})

describe('deciding', () => {
  const facts = { reason: '示例：点名记错了', eventId: 'event', now: NOON }
  const revoked = aCertificate({ revoked: { at: NOON, reason: sealedSample('reason') } })

  test('takes a valid one back and a revoked one forth, and tells whose it is', () => {
    expect(decideRevoke(aCertificate(), facts)).toMatchObject({
      next: { revoked: { at: NOON, reason: facts.reason } },
      effects: [{ kind: 'kernel.notify', payload: { personId: 'per_li', content: { kind: 'certificateRevoked', reason: facts.reason } } }],
    })
    expect(decideRestore(revoked, 'AAAA', facts)).toMatchObject({
      next: { revoked: null },
      effects: [{ kind: 'kernel.notify', payload: { content: { kind: 'certificateIssued', number: 'AAAA' } } }],
    })
  })

  test('tells nobody where nobody is known any more', () =>
    expect(decideRevoke(aCertificate({ personId: null, name: null }), facts)).toMatchObject({ effects: [] }))

  test('never twice', () => {
    const refused = { kind: 'refuse', refusal: { code: 'NOT_POSSIBLE_NOW', details: {} } }
    expect(decideRevoke(revoked, facts)).toEqual(refused)
    expect(decideRestore(aCertificate(), 'AAAA', facts)).toEqual(refused)
  })
})
