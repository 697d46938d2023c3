import {
  arrivalAt,
  decideArrival,
  decideMark,
  metresBetween,
  proximityOf,
  refusalOfCheckIn,
  windowOf,
} from '../../cloudfunctions/domains/course/attendance/rules/checkIn'
import type { AttendanceState } from '../../cloudfunctions/domains/course/attendance/rules/record'
import type { Sealed } from '../../cloudfunctions/kernel/secrets/fieldCipher'
import type { MarkState } from '../../contract/course/attendance'
import { ATTENDANCE_RULE } from '../../contract/course/attendanceRule'
import { sealedSample } from '../builders/riders'
import { minutesAfter, NOON } from '../builders/time'

const lesson = { from: NOON, to: minutesAfter(NOON, 90), cancelled: null }
const at = (minutes: number) => minutesAfter(NOON, minutes)
const known = (state: AttendanceState = 'none') => ({ state, proximity: 'notAsked', at: at(-5) }) as const

describe('when one may check in', () => {
  it('is from half an hour before the beginning until an hour after the end', () => {
    expect(windowOf(lesson)).toEqual({ opensAt: at(-30), onTimeUntil: at(10), closesAt: at(150) })
    expect(ATTENDANCE_RULE).toMatchObject({ opensMinutes: 30, graceMinutes: 10, closesMinutes: 60 })
  })

  it.each([
    [-32, 'CHECK_IN_NOT_OPEN'],
    [-30, null],
    [-2, null],
    [0, null],
    [149, null],
    [150, 'CHECK_IN_OVER'],
  ])('%p minutes after the beginning: %p', (minutes, code) => expect(refusalOfCheckIn(lesson, at(minutes))?.code ?? null).toBe(code))

  it('says when it opens, so that nobody has to guess', () => {
    expect(refusalOfCheckIn(lesson, at(-32))).toEqual({ code: 'CHECK_IN_NOT_OPEN', details: { opensAt: at(-30).toISOString() } })
  })

  it('is never where the lesson was called off', () => {
    expect(refusalOfCheckIn({ ...lesson, cancelled: '示例：停电' }, at(0))?.code).toBe('NOT_POSSIBLE_NOW')
  })

  it.each([
    [-2, 'here'],
    [9.9, 'here'],
    [10, 'late'],
    [100, 'late'],
  ])('who comes %p minutes after the beginning is %p', (minutes, state) => expect(arrivalAt(lesson, at(minutes))).toBe(state))
})

describe('checking in', () => {
  const arrive = (state: AttendanceState, minutes: number, method: 'classCode' | 'scanned' = 'classCode') =>
    decideArrival(known(state), { lesson, method, proximity: 'near', now: at(minutes) })

  it('keeps the first time of whoever comes twice', () => {
    expect(arrive('here', 20)).toMatchObject({ next: { state: 'here', at: at(-5) } })
  })

  it('makes somebody late who was called absent before, and asks the teacher to confirm what the phone says', () => {
    expect(arrive('absent', 20)).toMatchObject({ next: { state: 'late', proximity: 'unknown', at: at(20) } })
    expect(arrive('absent', 20, 'scanned')).toMatchObject({ next: { state: 'late', proximity: 'near' } })
  })

  it('does not care for an excuse: whoever comes has come', () => expect(arrive('excused', 0)).toMatchObject({ next: { state: 'here' } }))
})

describe('calling the roll', () => {
  const reason = sealedSample('reason')
  const call = (state: MarkState, minutes: number, { reason = null as Sealed | null, before = 'none' as AttendanceState } = {}) =>
    decideMark(known(before), { lesson, state, reason, now: at(minutes) })
  const refusal = (outcome: ReturnType<typeof call>) => ('refusal' in outcome ? outcome.refusal.code : null)

  it('begins with the window, but word that somebody will not come may be entered days before', () => {
    expect(refusal(call('here', -60))).toBe('CHECK_IN_NOT_OPEN')
    expect(refusal(call('excused', -5000))).toBeNull()
    expect(refusal(call('none', -5000, { before: 'excused' }))).toBeNull()
    expect(refusal(call('none', -5000, { before: 'here' }))).toBe('CHECK_IN_NOT_OPEN')
  })

  it('needs a reason once it is closed, and can no longer be as if nothing were known', () => {
    expect(call('here', 151)).toEqual({ refusal: { code: 'INVALID_INPUT', details: { field: 'reason', rule: 'required' } } })
    expect(call('here', 151, { reason })).toMatchObject({ next: { state: 'here', reason } })
    expect(refusal(call('none', 151, { reason }))).toBe('NOT_POSSIBLE_NOW')
    expect(refusal(call('none', 149))).toBeNull()
  })

  it('keeps when somebody came, whatever a teacher makes of it', () => {
    expect(call('late', 30, { before: 'here' })).toMatchObject({ next: { at: at(-5) } })
    expect(call('absent', 30, { before: 'here' })).toMatchObject({ next: { at: at(30) } })
  })

  it('says nothing of a lesson that was called off', () => {
    const off = { ...lesson, cancelled: '示例：停电' }
    expect(decideMark(known(), { lesson: off, state: 'excused', reason: null, now: at(0) })).toMatchObject({
      refusal: { code: 'NOT_POSSIBLE_NOW' },
    })
  })
})

describe('where a phone is', () => {
  const school = { latitude: 31.16, longitude: 120.64 }
  const phone = (north: number, accuracy = 20) => ({ latitude: 31.16 + north / 111_195, longitude: 120.64, accuracy })

  it('is measured along the surface', () => {
    expect(metresBetween(school, school)).toBe(0)
    expect(metresBetween(school, phone(1000))).toBeCloseTo(1000, 0)
    expect(metresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(Math.PI * 6_371_000, -1)
  })

  it.each([
    [phone(400), 'near'],
    [phone(515), 'near'],
    [phone(540), 'far'],
    [phone(790, 5000), 'near'],
    [phone(900, 5000), 'far'],
    [null, 'unknown'],
  ] as const)('%p: %p', (where, place) => expect(proximityOf(school, where)).toBe(place))

  it('is not asked where the school has no place on the map', () => expect(proximityOf(null, phone(0))).toBe('notAsked'))
})
