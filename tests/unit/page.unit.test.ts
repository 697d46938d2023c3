import fc from 'fast-check'
import type { CollectionDefinition } from '../../cloudfunctions/kernel/database/definition'
import { findAll, findPage } from '../../cloudfunctions/kernel/database/page'
import { openMemoryCollection, startWatch } from '../builders/fleet/memoryDatabase'
import { minutesAfter, NOON } from '../builders/time'

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
    await expect(findPage(notes, 'oldest', { ...query, after: '~note_000' })).rejects.toThrow(TypeError)
    await expect(findPage(notes, 'oldest', { ...query, after: `${NOON.toISOString()}~` })).rejects.toThrow(TypeError)
  })

  test('goes on behind an instant alone, as an earlier version of the app sends it', async () => {
    await store([0, 1, 1, 2])
    const query = { equals: { owner: 'li' }, size: 5 }
    const oldest = await findPage(notes, 'oldest', { ...query, after: NOON.toISOString() })
    expect(oldest.rows.map(({ _id }) => _id)).toEqual(['note_001', 'note_002', 'note_003'])
    const newest = await findPage(notes, 'newest', { ...query, after: minutesAfter(NOON, 1).toISOString() })
    expect(newest.rows.map(({ _id }) => _id)).toEqual(['note_000'])
  })

  test('never leaves its bounds, wherever a made-up cursor points', async () => {
    await store([0, 1, 2, 3])
    const minute = (number: number) => minutesAfter(NOON, number)
    const bounds = { equals: { owner: 'li' }, from: minute(1), size: 5 }
    for (const cursor of [minute(9).toISOString(), `${minute(9).toISOString()}~note_000`]) {
      const { rows } = await findPage(notes, 'newest', { ...bounds, beyond: minute(3), after: cursor })
      expect(rows.map(({ _id }) => _id)).toEqual(['note_002', 'note_001'])
    }
    const { rows } = await findPage(notes, 'newest', { ...bounds, after: `${NOON.toISOString()}~note_009` })
    expect(rows).toEqual([])
  })
})
