import { riderChanged } from '../../cloudfunctions/domains/account/effects'
import type { RiderDocument } from '../../cloudfunctions/domains/account/riderDocument'
import {
  decideApprove,
  decideLoseIdentity,
  decideRemove,
  decideReturn,
  decideVouch,
  type ReviewFacts,
} from '../../cloudfunctions/domains/account/rules/review'
import type { Decision } from '../../cloudfunctions/kernel/database/decision'
import type { Refusal } from '../../contract/kernel/refusal'
import { contentsOf } from '../builders/effects'
import { aRider, riderId } from '../builders/riders'
import { minutesAfter, NOON } from '../builders/time'

const LATER = minutesAfter(NOON, 90)
const station = { open: true, trusted: false, name: '示例站点' }

const facts = (overrides: Partial<ReviewFacts> = {}): ReviewFacts => ({
  revision: 3,
  station,
  now: LATER,
  requestId: 'request-1',
  by: 'per_manager',
  ...overrides,
})
const trusted = facts({ station: { ...station, trusted: true } })

/** The message that a decision sends, as the rider's inbox shows it. */
const told = (decision: Decision<RiderDocument, Refusal>) =>
  decision.kind === 'change' ? contentsOf(decision.effects) : decision.refusal.code

describe("the station's word", () => {
  test('verifies at once where the district trusts the station', () => {
    const decision = decideVouch(aRider(), trusted)
    expect(decision).toMatchObject({ kind: 'change', next: { status: 'verified', since: LATER, contested: false } })
    expect(decision).toMatchObject({ next: { steps: [{ step: 'registered' }, { step: 'vouched' }, { step: 'verified' }] } })
    expect(told(decision)).toEqual([{ kind: 'verified', stationName: '示例站点' }])
  })

  test('passes the application on to staff where it is not trusted yet', () => {
    const decision = decideVouch(aRider(), facts())
    expect(decision).toMatchObject({ kind: 'change', next: { status: 'waitingDistrict', since: LATER } })
    expect(told(decision)).toEqual([{ kind: 'vouched', stationName: '示例站点' }])
  })

  test('SH2: a manager’s word for themselves verifies nobody, and staff don’t approve themselves', () => {
    const rider = aRider()
    expect(decideVouch(rider, { ...trusted, by: rider.personId })).toMatchObject({ next: { status: 'waitingDistrict' } })
    expect(told(decideApprove(aRider({ status: 'waitingDistrict' }), facts({ by: rider.personId })))).toBe('SECOND_PERSON_NEEDED')
  })

  test('is not enough for a number that somebody else holds, even in a trusted station', () => {
    expect(decideVouch(aRider({ contested: true }), trusted)).toMatchObject({ next: { status: 'waitingDistrict' } })
  })

  test('does not count from a closed station', () => {
    expect(told(decideVouch(aRider(), facts({ station: { ...station, open: false } })))).toBe('STATION_CLOSED')
  })
})

describe('staff', () => {
  test('verify whom the station vouched for', () => {
    const decision = decideApprove(aRider({ status: 'waitingDistrict', contested: true }), facts())
    expect(decision).toMatchObject({ next: { status: 'verified', contested: false } })
    expect(told(decision)).toEqual([{ kind: 'verified', stationName: '示例站点' }])
  })

  test('don’t go over the head of the station', () => expect(told(decideApprove(aRider(), facts()))).toBe('NOT_WAITING'))
})

describe('giving back', () => {
  test('tells the rider who wants what mended', () => {
    const decision = decideReturn(aRider(), 'station', ['photoUnclear', 'nameMismatch'], facts())
    expect(decision).toMatchObject({ next: { status: 'returned', since: LATER } })
    expect(told(decision)).toEqual([{ kind: 'returned', by: 'station', reasons: ['photoUnclear', 'nameMismatch'] }])
  })

  test('is possible from a closed station, too: the rider must be able to move on', () => {
    expect(decideReturn(aRider(), 'station', ['notOurs'], facts({ station: { ...station, open: false } })).kind).toBe('change')
  })

  test.each([
    ['station', 'waitingDistrict'],
    ['district', 'waitingStation'],
  ] as const)('the %s has no say while it is %s', (by, status) => {
    expect(told(decideReturn(aRider({ status }), by, ['notOurs'], facts()))).toBe('NOT_WAITING')
  })
})

describe('a decision holds for what was seen', () => {
  const stale = facts({ revision: 2 })

  test.each([
    ['vouch', (rider: RiderDocument) => decideVouch(rider, stale), 'waitingStation'],
    ['approve', (rider: RiderDocument) => decideApprove(rider, stale), 'waitingDistrict'],
    ['return', (rider: RiderDocument) => decideReturn(rider, 'station', ['notOurs'], stale), 'waitingStation'],
  ] as const)('%s: changed meanwhile', (_, decide, status) => {
    expect(told(decide(aRider({ status })))).toBe('CHANGED_MEANWHILE')
  })

  test('what no longer waits says where it stands', () => {
    expect(decideVouch(aRider({ status: 'verified' }), stale)).toMatchObject({
      refusal: { code: 'NOT_WAITING', details: { status: 'verified' } },
    })
    expect(decideVouch(aRider({ status: 'erasing' }), stale)).toMatchObject({ refusal: { details: { status: 'draft' } } })
  })
})

describe('leaving', () => {
  test('a verified rider is removed with a reason and is told', () => {
    const decision = decideRemove(aRider({ status: 'verified' }), 'left', facts())
    expect(decision).toMatchObject({ next: { status: 'removed', since: LATER } })
    expect(told(decision)).toEqual([{ kind: 'removed', stationName: '示例站点', reason: 'left' }])
  })

  test.each(['draft', 'waitingStation', 'waitingDistrict', 'returned', 'removed', 'erasing'] as const)(
    '"%s" is nobody to remove',
    (status) => {
      expect(told(decideRemove(aRider({ status }), 'left', facts()))).toBe('NOT_VERIFIED')
    },
  )
})

describe('losing a disputed number', () => {
  test('ends a verification', () => {
    const decision = decideLoseIdentity(aRider({ status: 'verified' }), facts())
    expect(decision).toMatchObject({ next: { status: 'removed' } })
    expect(told(decision)).toEqual([{ kind: 'removed', stationName: '示例站点', reason: 'identityMoved' }])
  })

  test.each(['waitingStation', 'waitingDistrict', 'returned', 'removed'] as const)('sends "%s" to staff', (status) => {
    expect(decideLoseIdentity(aRider({ status }), facts())).toEqual({ kind: 'change', next: { contested: true } })
  })
})

test('every message is for the rider, once for each request', () => {
  const decision = decideVouch(aRider(), facts())
  expect(decision).toMatchObject({
    effects: [{ payload: { eventId: `request-1:${riderId('li')}:${LATER.getTime()}`, personId: 'per_li', at: LATER } }],
  })
})

test('the pass hears of what makes and ends it', () => {
  const follows = (decision: Decision<RiderDocument, Refusal>) =>
    decision.kind === 'change' && decision.effects?.some(({ kind }) => kind === riderChanged.kind)
  expect(follows(decideApprove(aRider({ status: 'waitingDistrict' }), facts()))).toBe(true)
  expect(follows(decideRemove(aRider({ status: 'verified' }), 'left', facts()))).toBe(true)
  expect(follows(decideReturn(aRider(), 'station', ['notOurs'], facts()))).toBe(false)
})
