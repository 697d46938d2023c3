import fc from 'fast-check'
import type { CollectionDefinition } from '../../cloudfunctions/kernel/database/definition'
import { findAll, findPage, findPageByInstant, pageOf } from '../../cloudfunctions/kernel/database/page'
import { openMemoryCollection, startWatch } from '../builders/fleet/memoryDatabase'
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

describe('a page by a cursor that names its last row', () => {
  interface Note {
    readonly _id: string
    readonly owner: string
    readonly at: Date
  }

  const keys = (direction: 1 | -1) =>
    [
      ['owner', 1],
      ['at', direction],
      ['_id', direction],
    ] as const
  const definition = {
    name: 'sampleNotes',
    indexes: [
      { name: 'oldest', keys: keys(1) },
      { name: 'newest', keys: keys(-1) },
      { name: 'withoutId', keys: keys(1).slice(0, 2) },
    ],
    retention: { keep: 'always', why: 'A sample.' },
  } satisfies CollectionDefinition
  const notes = openMemoryCollection<Note>(definition)

  /** Notes of one owner at these minutes, among others of somebody else. */
  async function store(minutes: readonly number[]): Promise<Note[]> {
    startWatch({ turn: async () => {}, written: () => {} })
    const own = minutes.map((minute, id) => ({ _id: `note_${String(id).padStart(3, '0')}`, owner: 'li', at: minutesAfter(NOON, minute) }))
    for (const note of own) await notes.insert(note)
    for (const { _id, at } of own.slice(0, 5)) await notes.insert({ _id: `other_${_id}`, owner: 'wang', at })
    return own
  }

  async function readPages(index: string, size: number): Promise<string[][]> {
    const pages: string[][] = []
    let after: string | null = null
    do {
      const { rows, next }: { rows: readonly Note[]; next: string | null } = await findPage(notes, index, {
        equals: { owner: 'li' },
        after,
        size,
      })
      pages.push(rows.map(({ _id }) => _id))
      after = next
    } while (after !== null)
    return pages
  }

  const minutes = fc.array(fc.nat(4), { maxLength: 40 })
  test('reads everybody once and in order, however many share an instant, in pages that are full but for the last', async () => {
    await fc.assert(
      fc.asyncProperty(minutes, fc.integer({ min: 1, max: 7 }), fc.constantFrom('oldest', 'newest'), async (times, size, index) => {
        const own = await store(times)
        const pages = await readPages(index, size)
        const inOrder = own.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a._id < b._id ? -1 : 1)).map(({ _id }) => _id)
        expect(pages.flat()).toEqual(index === 'oldest' ? inOrder : inOrder.toReversed())
        expect(pages.slice(0, -1).every((page) => page.length === size)).toBe(true)
      }),
    )
  })

  test('goes on behind a row that is gone, and leaves out what lies outside its bounds', async () => {
    await store([0, 1, 1, 1, 2, 3])
    const bounds = { equals: { owner: 'li' }, beyond: NOON, upTo: minutesAfter(NOON, 2), size: 2 }
    const first = await findPage(notes, 'oldest', { ...bounds, after: null })
    expect(first.rows.map(({ _id }) => _id)).toEqual(['note_001', 'note_002'])
    await notes.remove('note_002')
    const second = await findPage(notes, 'oldest', { ...bounds, after: first.next })
    expect(second).toMatchObject({ rows: [{ _id: 'note_003' }, { _id: 'note_004' }], next: null })
    expect(await findAll(notes, 'oldest', { equals: { owner: 'li' }, beyond: NOON })).toHaveLength(4)
  })

  test('needs an index that ends in the id, and a cursor that a page has given', async () => {
    await store([0, 1])
    const query = { equals: { owner: 'li' }, after: null, size: 1 }
    await expect(findPage(notes, 'withoutId', query)).rejects.toThrow(TypeError)
    await expect(findPage(notes, 'oldest', { ...query, equals: {} })).rejects.toThrow(TypeError)
    await expect(findPage(notes, 'oldest', { ...query, after: 'somewhere' })).rejects.toThrow(TypeError)
  })

  test('by an instant on the wire keeps rows of one instant together, and goes on after it', async () => {
    await store([0, 1, 1, 2])
    const query = { equals: { owner: 'li' }, size: 2 }
    const first = await findPageByInstant(notes, 'oldest', { ...query, after: undefined })
    expect(first).toMatchObject({ rows: [{ _id: 'note_000' }], next: NOON.toISOString() })
    const second = await findPageByInstant(notes, 'oldest', { ...query, after: first.next ?? undefined })
    expect(second).toMatchObject({ rows: [{ _id: 'note_001' }, { _id: 'note_002' }], next: minutesAfter(NOON, 1).toISOString() })
  })
})
