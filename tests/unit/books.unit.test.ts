import {
  bookDayOf,
  booksOf,
  type Entry,
  entriesOf,
  lastClosedDay,
  MOST_NAMED,
  togetherOf,
} from '../../cloudfunctions/domains/merchant/books/rules'
import type { PersonId } from '../../contract/kernel/ids'
import { spanOf } from '../../contract/merchant/bookSpan'
import { offerId } from '../builders/offers'
import { passId } from '../builders/passes'
import { aRedemption, redemptionId } from '../builders/redemptions'
import { minutesAfter, NOON } from '../builders/time'

/** What stands in the books of a shop, and on which day. */

const at = (text: string) => new Date(`${text}+08:00`)

test.each([
  ['the day itself', '2026-11-23T23:59:59', '2026-11-23'],
  ['the first minutes of the next', '2026-11-24T00:59:59', '2026-11-23'],
  ['later', '2026-11-24T01:00:00', '2026-11-24'],
  ['days later', '2026-11-27T00:30:00', '2026-11-27'],
])('a record of 23 November that comes on %s is in the books of one day, which is not closed yet', (_, now, day) => {
  expect(bookDayOf(at('2026-11-23T12:00:00'), at(now))).toBe(day)
  expect(lastClosedDay(at(now)) < day).toBe(true)
})

test('a day is closed ten minutes after the last record may come into its books', () => {
  expect(lastClosedDay(at('2026-11-24T01:09:59'))).toBe('2026-11-22')
  expect(lastClosedDay(at('2026-11-24T01:10:00'))).toBe('2026-11-23')
})

test.each([
  ['day', '2026-11-23', '2026-11-23', '2026-11-23'],
  ['week', '2026-11-29', '2026-11-23', '2026-11-29'],
  ['week', '2027-01-01', '2026-12-28', '2027-01-03'],
  ['month', '2026-11-30', '2026-11-01', '2026-11-30'],
  ['month', '2028-02-10', '2028-02-01', '2028-02-29'],
  ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
] as const)('the %s of %s goes from %s to %s', (by, day, from, to) => expect(spanOf(by, day)).toEqual({ from, to }))

const clerk = (name: string) => `per_${name}` as PersonId
const labelOf = (clerkId: PersonId) => (clerkId === clerk('left') ? '' : '小李')
const reversal = {
  state: 'reversed',
  reason: 'tapped',
  askedBy: clerk('li'),
  confirmedBy: clerk('wang'),
  givenBackInAll: false,
  day: '2026-11-23',
} as const

test('what is taken back is a line of its own with negative amounts, in the order of time', () => {
  const first = aRedemption({ _id: redemptionId('first'), clerkId: clerk('li'), reversal: { ...reversal, at: minutesAfter(NOON, 30) } })
  const second = aRedemption({ _id: redemptionId('second'), at: minutesAfter(NOON, 10) })
  const entries = entriesOf([second, first], [first])
  expect(entries.map(({ kind, redemptionId: id }) => `${kind} ${id}`)).toEqual([
    'redeemed rdm_first',
    'redeemed rdm_second',
    'reversed rdm_first',
  ])
  expect(booksOf(entries, [{ clerkId: clerk('left') }], labelOf)).toEqual({
    total: { redeemed: 2, reversed: 1, declined: 1, normalFen: 1800, chargeFen: 1200, savedFen: 600 },
    clerks: [
      { label: null, figures: { redeemed: 1, reversed: 0, declined: 0, normalFen: 1800, chargeFen: 1200, savedFen: 600 } },
      { label: '小李', figures: { redeemed: 1, reversed: 1, declined: 0, normalFen: 0, chargeFen: 0, savedFen: 0 } },
      { label: '', figures: { redeemed: 0, reversed: 0, declined: 1, normalFen: 0, chargeFen: 0, savedFen: 0 } },
    ],
    offers: [
      {
        offerId: offerId('meal'),
        title: '示例套餐',
        figures: { redeemed: 2, reversed: 1, declined: 0, normalFen: 1800, chargeFen: 1200, savedFen: 600 },
      },
    ],
  })
})

test('however many offers a shop had, the books name a bounded number and lose no fen', () => {
  const given = aRedemption().given
  if (!given) throw new Error('nothing was given')
  const entries = Array.from(
    { length: 200 },
    (_, n): Entry => ({
      ...{ kind: 'redeemed', redemptionId: redemptionId(`r${n}`), at: NOON, clerkId: clerk(`c${n}`), passId: passId(`p${n}`) },
      given: { ...given, offerId: offerId(`o${n}`) },
    }),
  )
  const day = booksOf(entries, [], (clerkId) => clerkId)
  const both = togetherOf([day, day])
  for (const groups of [both.clerks, both.offers]) {
    expect(groups).toHaveLength(MOST_NAMED + 1)
    expect(groups.reduce((sum, { figures }) => sum + figures.chargeFen, 0)).toBe(400 * 1200)
  }
})
