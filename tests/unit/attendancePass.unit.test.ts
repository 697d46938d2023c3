import fc from 'fast-check'
import { attendanceCodeOf, attendancePassOf, readAttendancePass } from '../../cloudfunctions/shared/booking/attendancePass'
import { withEntries } from '../../cloudfunctions/shared/booking/offeringDocument'
import { passNumberOf, passStateAt } from '../../cloudfunctions/shared/booking/rules/attendancePass'
import type { PersonId, SessionId } from '../../contract/ids'
import { sampleKey, sampleKeys, sampleKeyVariables } from '../builders/keys'
import { anEntry, aSession, aSessionAbout, sessionId } from '../builders/offerings'
import { personId } from '../builders/people'
import { minutesAfter } from '../builders/time'

const li = personId('li')
const held = (number: number | null, overrides = {}) =>
  withEntries(aSession({ entries: { [li]: anEntry({ number, ...overrides }) }, about: aSessionAbout({ passQuota: 200 }) }))

describe('the number', () => {
  test.each([
    [1, 1],
    [200, 200],
    [201, null],
    [null, null],
  ])('of place %s is %s: the first 200 have one', (place, number) => expect(passNumberOf(held(place), li)).toBe(number))

  test.each(['waiting', 'offered', 'cancelled', 'late', 'declined', 'expired', 'removed'] as const)('goes with the place: %s', (state) =>
    expect(passNumberOf(held(1, { state }), li)).toBeNull(),
  )

  test('is nobody else’s', () => expect(passNumberOf(held(1), personId('wang'))).toBeNull())

  test('is none where the session was called off, issues none, or is no session', () => {
    expect(passNumberOf({ ...held(1), status: 'cancelled' }, li)).toBeNull()
    expect(passNumberOf({ ...held(1), about: aSessionAbout({ passQuota: 0 }) }, li)).toBeNull()
    expect(passNumberOf({ ...held(1), about: { kind: 'category', title: '示例', contestId: 'cts_1' as never } }, li)).toBeNull()
  })
})

describe('at the door', () => {
  const own = held(7)
  test('it holds until the last lesson is over, not a minute longer', () => {
    expect(passStateAt(own, li, 7, own.startsAt)).toBe('valid')
    expect(passStateAt(own, li, 7, own.endsAt)).toBe('valid')
    expect(passStateAt(own, li, 7, minutesAfter(own.endsAt, 1))).toBe('over')
  })

  test('of a place that was given back and booked anew the old number is gone', () => {
    expect(passStateAt(held(8), li, 7, own.startsAt)).toBe('gone')
    expect(passStateAt(held(7, { state: 'cancelled' }), li, 7, own.startsAt)).toBe('gone')
  })
})

describe('the code', () => {
  const code = { sessionId: sessionId(), personId: li, number: 17 }
  const keys = sampleKeys()
  const text = attendanceCodeOf(code, keys)

  test('is read as it was written, whatever the ids', () => {
    const id = fc.stringMatching(/^[a-z0-9]{1,40}$/)
    fc.assert(
      fc.property(id, id, fc.integer({ min: 1, max: 99_999 }), (session, person, number) => {
        const one = { sessionId: `ses_${session}` as SessionId, personId: `per_${person}` as PersonId, number }
        const written = attendanceCodeOf(one, keys)
        expect(readAttendancePass(written, keys)).toEqual(one)
        expect(written).toMatch(/^[0-9A-Z.]{1,121}$/)
      }),
    )
  })

  test.each([
    ['another number', text.replace('.17.', '.18.')],
    ['another person', text.replace('.LI.', '.WANG.')],
    ['another session', text.replace('.SAMPLE.', '.OTHER.')],
    ['a MAC of its own', text.slice(0, -1) + (text.endsWith('0') ? '4' : '0')],
    ['no MAC', text.slice(0, text.lastIndexOf('.'))],
    ['small letters', text.toLowerCase()],
    ['a pass’s code', 'XGM0000'],
    ['nothing', ''],
  ])('with %s is none of ours', (_, forged) => expect(readAttendancePass(forged, keys)).toBeNull())

  test('made with another key is none of ours', () => expect(readAttendancePass(text, sampleKeys({ indexKey: sampleKey(8) }))).toBeNull())

  test('of a later version says so', () => expect(readAttendancePass('XGA2.WHATEVER', keys)).toBe('otherVersion'))

  test('stands on the pass with the masked name', () => {
    Object.assign(process.env, sampleKeyVariables)
    expect(attendancePassOf(held(17), li)).toEqual({ number: 17, quota: 200, name: '示*例', text })
    expect(attendancePassOf(held(201), li)).toBeNull()
  })
})
