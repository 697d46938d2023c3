import { openCollection } from '../../cloudfunctions/kernel/database/collection'
import { withCity } from '../builders/city/city'
import { NOON } from '../builders/time'

interface Note {
  readonly _id: string
  readonly owner: string
  readonly at: Date | null
  readonly tags: Readonly<Record<string, number>>
  readonly list: readonly unknown[]
}

const definition = {
  name: 'sampleNotes',
  indexes: [
    {
      name: 'owner',
      keys: [
        ['owner', 1],
        ['at', 1],
      ],
    },
    { name: 'at', keys: [['at', 1]], unique: true },
  ],
  retention: { keep: 'always', why: 'A sample.' },
} as const

const city = withCity()
beforeAll(() => city.emulator.database.ensureCollections([definition]))

const notes = openCollection<Note>(definition)
let made = 0
const aNote = (fields: Partial<Note> = {}): Note => {
  made += 1
  return { _id: `note${made}`, owner: 'li', at: new Date(NOON.getTime() + made), tags: { a: 1 }, list: [], ...fields }
}

describe('what the SDK would let happen in silence', () => {
  test('an undefined value: it would be left out of a guard, which would then match more', async () => {
    const note = aNote()
    await notes.insert(note)
    await expect(notes.update(note._id, { owner: undefined as never }, { tags: {} })).rejects.toThrow(TypeError)
    await expect(notes.update(note._id, {}, { owner: undefined as never })).rejects.toThrow(TypeError)
    await expect(notes.insert(aNote({ owner: undefined as never }))).rejects.toThrow(TypeError)
    await expect(notes.remove(note._id, { owner: undefined as never })).rejects.toThrow(TypeError)
  })

  test('an empty change: it would do nothing', async () => {
    await expect(notes.update('note1', {}, {})).rejects.toThrow('must change something')
  })

  test.each([undefined, null, '', 7, {}, { $gt: '' }, []])('an id that is %j: it would touch other documents', async (id) => {
    await expect(notes.get(id as never)).rejects.toThrow(TypeError)
    await expect(notes.remove(id as never)).rejects.toThrow(TypeError)
    await expect(notes.update(id as never, {}, { owner: 'x' })).rejects.toThrow(TypeError)
  })

  test('an object would be merged into the old one: it replaces it', async () => {
    const note = aNote({ tags: { a: 1, b: 2 } })
    await notes.insert(note)
    await notes.update(note._id, {}, { tags: { c: 3 } })
    expect((await notes.get(note._id))?.tags).toEqual({ c: 3 })
    await notes.update(note._id, {}, { tags: {}, list: [] })
    expect(await notes.get(note._id)).toMatchObject({ tags: {}, list: [] })
  })
})

describe('a write touches one document, once', () => {
  test('a second document under one id is not there', async () => {
    const note = aNote()
    expect(await notes.insert(note)).toBe(true)
    expect(await notes.insert({ ...note, owner: 'wang' })).toBe(false)
    expect(await notes.get(note._id)).toEqual(note)
  })

  test('nor is one that breaks a unique index', async () => {
    const note = aNote()
    await notes.insert(note)
    expect(await notes.insert(aNote({ at: note.at }))).toBe(false)
  })

  test('a guard that no longer holds stops it', async () => {
    const note = aNote()
    await notes.insert(note)
    expect(await notes.update(note._id, { owner: 'wang' }, { owner: 'zhao' })).toBe(false)
    expect(await notes.update(note._id, { at: note.at, owner: 'li' }, { owner: 'zhao' })).toBe(true)
    expect(await notes.remove(note._id, { owner: 'li' })).toBe(false)
    expect(await notes.remove(note._id)).toBe(true)
    expect(await notes.get(note._id)).toBeNull()
  })

  test('of many who want to be first, one is', async () => {
    const note = aNote()
    const won = await Promise.all(Array.from({ length: 20 }, (_, n) => notes.insert({ ...note, owner: `rider${n}` })))
    expect(won.filter(Boolean)).toHaveLength(1)
  })

  test('dates come back as dates, in documents, lists and null', async () => {
    const note = aNote({ list: [{ at: NOON }, null] })
    await notes.insert(note)
    expect(await notes.get(note._id)).toEqual(note)
  })
})

test('a list has its order and its ends', async () => {
  const at = (minute: number) => new Date(NOON.getTime() - minute * 60_000)
  for (const minute of [3, 1, 2]) await notes.insert(aNote({ owner: 'lister', at: at(minute) }))
  const times = async (page: object) =>
    (await notes.find('owner', { equals: { owner: 'lister' }, limit: 10, ...page })).map((note) => note.at)
  expect(await times({})).toEqual([at(3), at(2), at(1)])
  expect(await times({ after: at(3) })).toEqual([at(2), at(1)])
  expect(await times({ after: at(3), upTo: at(2) })).toEqual([at(2)])
  expect(await times({ limit: 1 })).toEqual([at(3)])
  expect(await notes.count('owner', { equals: { owner: 'lister' }, upTo: at(2) })).toBe(2)
})
