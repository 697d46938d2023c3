import fc from 'fast-check'
import { pageOf } from '../../cloudfunctions/kernel/database/page'
import { minutesAfter, NOON } from '../builders/time'

interface Row {
  readonly id: number
  readonly at: Date
}

const SIZE = 5
const row = (id: number, minute: number): Row => ({ id, at: minutesAfter(NOON, minute) })

/** Reads the list from there on, page by page, as a phone does. */
function readAll(rows: readonly Row[], after: string | null = null): number[][] {
  const found = rows.filter(({ at }) => after === null || at > new Date(after))
  const { page, next } = pageOf(found.slice(0, SIZE + 1), SIZE, ({ at }) => at)
  return [page.map(({ id }) => id), ...(next === null ? [] : readAll(rows, next))]
}

test('a list that fits is one page, and there is no other', () => {
  const rows = [0, 1, 2, 3, 4].map((minute) => row(minute, minute))
  expect(pageOf(rows, SIZE, ({ at }) => at)).toEqual({ page: rows, next: null })
  expect(pageOf([], SIZE, () => NOON)).toEqual({ page: [], next: null })
})

test('rows of one instant stay together', () => {
  const rows = [row(0, 0), row(1, 1), row(2, 2), row(3, 3), row(4, 4), row(5, 4)]
  expect(readAll(rows)).toEqual([
    [0, 1, 2, 3],
    [4, 5],
  ])
})

test('however a list lies in time, everybody is read once, as long as a page holds all of one instant', () => {
  const times = fc.array(fc.nat(20), { maxLength: 40 }).map((minutes) => minutes.sort((a, b) => a - b))
  const fits = (minutes: number[]) => minutes.every((minute) => minutes.filter((other) => other === minute).length <= SIZE)
  fc.assert(
    fc.property(times.filter(fits), (minutes) => {
      expect(readAll(minutes.map((minute, id) => row(id, minute))).flat()).toEqual(minutes.map((_, id) => id))
    }),
  )
})
