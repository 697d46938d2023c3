import { addCredit, addPenalty, blockedUntil, removePenalty, viewPenaltyRecord } from '../../cloudfunctions/domains/booking/rules/penalties'
import { sessionId } from '../builders/offerings'
import { daysAfter, NOON } from '../builders/time'

type Ledger = Parameters<typeof blockedUntil>[0]

const empty: Ledger = { penalties: [], credits: [] }
const day = (days: number) => daysAfter(NOON, days)
const earned = (record: Ledger, days: number) => addCredit(record, { key: `early:${days}`, at: day(days) })
const missed = (record: Ledger, days: number) =>
  addPenalty(record, { key: `missed:${days}`, kind: 'noShow', offeringId: sessionId(), title: '示例', at: day(days) }, day(days))

/** Two credits, then misses on these days. */
const after = (...days: number[]) => days.reduce(missed, earned(earned(empty, 0), 1))

test('leaving-costs-a-mark-after-staff-moved-it: a credit evens out one penalty, and then it is used up', () => {
  expect(blockedUntil(after(10, 20), day(20))).toBeNull()
  expect(viewPenaltyRecord(after(10, 20), day(115))).toEqual({ marks: 0, credits: 0, blockedUntil: null })
  expect(blockedUntil(after(10, 20, 120), day(120))).toBeNull()
  expect(blockedUntil(after(10, 20, 120, 130), day(130))).toEqual(day(144))
})

test('a credit that is earned while a penalty counts evens it out; one that is earned afterwards is kept', () => {
  expect(viewPenaltyRecord(earned(missed(empty, 0), 10), day(91))).toMatchObject({ credits: 0 })
  expect(viewPenaltyRecord(earned(missed(empty, 0), 91), day(92))).toMatchObject({ credits: 1 })
})

test('a penalty that is taken back gives its credit back', () => {
  expect(viewPenaltyRecord(removePenalty(after(10), 'missed:10'), day(101))).toMatchObject({ credits: 2 })
})
