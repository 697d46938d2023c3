import fc from 'fast-check'
import { withParticipants } from '../../cloudfunctions/domains/booking/offeringDocument'
import { give, giveBack } from '../../cloudfunctions/domains/booking/rules/places'
import { attendanceCodeOf, attendancePassOf, passNumberOf, readAttendancePass } from '../../cloudfunctions/domains/course/attendancePass'
import type { SessionId } from '../../contract/course/ids'
import type { PersonId } from '../../contract/kernel/ids'
import { sampleKey, sampleKeys, sampleKeyVariables } from '../builders/keys'
import { aParticipant, aSession, sessionId } from '../builders/offerings'
import { personId } from '../builders/people'

const li = personId('li')
const held = (number: number | null, overrides = {}) =>
  withParticipants(aSession({ participants: { [li]: aParticipant({ number, ...overrides }) }, benefit: { quota: 200, returned: 0 } }))

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

  test('of a pass that came back is left to the next number, and never more than 200 are out', () => {
    const back = (returned: number, place: number) => passNumberOf({ ...held(place), benefit: { quota: 200, returned } }, li)
    expect([back(1, 201), back(1, 202), back(2, 202)]).toEqual([201, null, 202])
  })

  test('never comes twice and is never more than the quota, whoever books and leaves', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(30)), { maxLength: 80 })
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 8 }), (all, passQuota) => {
        let session = aSession({ capacity: 12, free: 12, benefit: { quota: passQuota, returned: 0 } })
        const ownerOf = new Map<number, string>()
        for (const [books, who] of all) {
          const personId = `per_${who}` as PersonId
          const holds = session.participants[personId]?.state === 'held'
          if (books && !holds && session.free > 0) session = give(session, [{ personId, name: null }], session.opensAt)
          if (!books && holds) session = giveBack(session, personId, 'cancelled', session.opensAt)
          const holders = Object.keys(session.participants).flatMap((id) => {
            const number = passNumberOf(session, id as PersonId)
            return number === null ? [] : [{ id, number }]
          })
          expect(holders.length).toBeLessThanOrEqual(passQuota)
          for (const { id, number } of holders) {
            // One number is one person's for good.
            expect(ownerOf.get(number) ?? id).toBe(id)
            ownerOf.set(number, id)
          }
        }
      }),
    )
  })

  test('is nobody else’s', () => expect(passNumberOf(held(1), personId('wang'))).toBeNull())

  test('is none where the session was called off, issues none, or is no session', () => {
    expect(passNumberOf({ ...held(1), status: 'cancelled' }, li)).toBeNull()
    expect(passNumberOf({ ...held(1), benefit: null }, li)).toBeNull()
    expect(passNumberOf({ ...held(1), details: { kind: 'category', title: '示例' } }, li)).toBeNull()
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
