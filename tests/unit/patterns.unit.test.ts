import { MOST_HINTS, patternsOf } from '../../cloudfunctions/domains/merchant/books/patterns'
import { type Entry, entriesOf } from '../../cloudfunctions/domains/merchant/books/rules'
import { passId } from '../builders/passes'
import { aRedemption, redemptionId } from '../builders/redemptions'
import { minutesAfter, NOON } from '../builders/time'

/** What of a day is told to the shop. */

const after = (minutes: number) => minutesAfter(NOON, minutes)
const redeemed = (rider: string, minutes: number) =>
  aRedemption({ _id: redemptionId(`${rider}${minutes}`), passId: passId(rider), at: after(minutes) })
const found = (records: ReturnType<typeof redeemed>[], declined: Date[] = []) =>
  patternsOf(
    entriesOf(records, []),
    declined.map((at) => ({ at })),
  )
/** Customers of whom nobody comes twice. */
const customers = (count: number) => Array.from({ length: count }, (_, n) => redeemed(`c${n}`, n))

test('one rider with three redemptions in ten minutes is told, with two or in a longer time not', () => {
  expect(found([redeemed('li', 0), redeemed('wang', 4), redeemed('li', 5), redeemed('li', 10)])).toEqual([
    { pattern: 'sameRider', count: 3, from: NOON, to: after(10) },
  ])
  expect(found([redeemed('li', 0), redeemed('li', 5), redeemed('li', 10.1)])).toEqual([])
  expect(found([redeemed('li', 0), redeemed('li', 1)])).toEqual([])
})

test('nine in four minutes by two riders are told once, and not of each of the two again', () => {
  const nine = Array.from({ length: 9 }, (_, n) => redeemed(n % 2 === 0 ? 'li' : 'wang', n / 2))
  expect(found(nine)).toEqual([{ pattern: 'twoRiders', count: 9, from: NOON, to: after(4) }])
  const byThree = [...nine.slice(0, 8), redeemed('zhao', 4)]
  expect(found(byThree).map(({ pattern }) => pattern)).toEqual(['sameRider', 'sameRider'])
  const slower = nine.map((one, n) => ({ ...one, at: after(n * 0.51) }))
  expect(found(slower).map(({ pattern }) => pattern)).not.toContain('twoRiders')
})

test('declined customers are told when they are more than half of ten', () => {
  const declined = (count: number) => Array.from({ length: count }, (_, n) => after(count - n))
  expect(found(customers(4), declined(6))).toEqual([{ pattern: 'declined', count: 6, from: after(1), to: after(6) }])
  expect(found(customers(5), declined(5))).toEqual([])
  expect(found(customers(3), declined(6))).toEqual([])
})

test('what was taken back on the same day is told when it is five and more than a fifth', () => {
  const takenBack = (entries: Entry[], count: number) =>
    entries.slice(0, count).map((one): Entry => ({ ...one, kind: 'reversed', at: after(600) }))
  const patterns = (count: number, back: number) => {
    const entries = entriesOf(customers(count), [])
    return patternsOf([...entries, ...takenBack(entries, back)], [])
  }
  expect(patterns(24, 5)).toEqual([{ pattern: 'reversed', count: 5, from: after(600), to: after(600) }])
  expect(patterns(25, 5)).toEqual([])
  expect(patterns(6, 4)).toEqual([])
  const earlier = takenBack(entriesOf(customers(9), []), 9)
  expect(patternsOf(earlier, [])).toEqual([])
})

test('of a day at most ten are told, those with the most first', () => {
  const riders = Array.from({ length: 12 }, (_, n) => `r${n}`)
  const often = riders.flatMap((rider, n) => Array.from({ length: n === 11 ? 4 : 3 }, (__, at) => redeemed(rider, n * 60 + at)))
  const patterns = found(often)
  expect(patterns).toHaveLength(MOST_HINTS)
  expect(patterns[0]).toMatchObject({ count: 4 })
})
