import { LIMITS } from '../../emulator/limits'
import { type SdkCollection, withDatabase } from '../support/emulatorDatabase'

const emulator = withDatabase()
const text = (bytes: number) => 'x'.repeat(bytes)
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'accepted',
    ({ code }) => code,
  )

describe('R5: what the service would refuse is refused', () => {
  test('a document that grows above its limit, by whatever write', async () => {
    const collection = await emulator.collectionOf([{ _id: 'a', list: [text(LIMITS.documentBytes - 1000)] }])
    const { command: _ } = emulator.db
    for (const attempt of [
      collection.add({ text: text(LIMITS.documentBytes) }),
      collection.doc('a').update({ list: _.push(text(1000)) }),
      collection.where({ _id: 'a' }).updateAndReturn({ list: _.push(text(1000)) }),
      collection.doc('a').set({ text: text(LIMITS.documentBytes) }),
    ]) {
      await expect(attempt).rejects.toMatchObject({
        code: 'DATABASE_REQUEST_FAILED',
        message: expect.stringContaining('the limit is 1000000'),
      })
    }
    expect(await collection.doc('a').update({ list: _.push('fits') })).toMatchObject({ updated: 1 })
  })

  test('a write of more than 5 MB, though each document is small', async () => {
    const collection = await emulator.collectionOf([])
    const halves = Array.from({ length: 11 }, () => ({ text: text(LIMITS.writeBytes / 10) }))
    expect(await codeOf(collection.add(halves))).toBe('EXCEED_REQUEST_SIZE_LIMIT')
    expect((await collection.count()).total).toBe(0)
  })

  test('a query whose documents have more than 16 MB', async () => {
    const documents = Array.from({ length: 20 }, (_, at) => ({ _id: `d${at}`, text: text(900_000) }))
    const collection = await emulator.collectionOf([])
    for (const document of documents) await collection.add(document)
    expect(await codeOf(collection.get())).toBe('EXCEED_MAX_RESPONSE_SIZE')
    expect(await codeOf(collection.aggregate().match({}).end())).toBe('EXCEED_MAX_RESPONSE_SIZE')
    expect((await collection.field({ _id: true }).get()).data).toHaveLength(20)
  })

  test('an entry of an index above 1,024 bytes, in letters of three bytes too', async () => {
    const indexes = [{ name: 'name', keys: [['name', 1]] }] as const
    const collection: SdkCollection = await emulator.collectionOf([], indexes)
    for (const name of [text(1025), '江'.repeat(342)]) expect(await codeOf(collection.add({ name }))).toBe('DATABASE_REQUEST_FAILED')
    expect(await codeOf(collection.add({ _id: text(1100) }))).toBe('DATABASE_REQUEST_FAILED')
    expect(await codeOf(collection.add({ name: '江'.repeat(300) }))).toBe('accepted')
  })

  test('more indexes than a collection may have, more keys than an index may have', () => {
    const index = (at: number) => ({ name: `i${at}`, keys: [[`f${at}`, 1]] as const })
    const declared = (indexes: Parameters<typeof emulator.collectionOf>[1]) => () =>
      emulator.database.ensureCollections([{ name: 'many', ...(indexes && { indexes }) }])
    expect(declared(Array.from({ length: 21 }, (_, at) => index(at)))).toThrow('the limit is 20')
    expect(declared([{ name: 'wide', keys: Array.from({ length: 32 }, (_, at) => [`f${at}`, 1] as const) }])).toThrow('the limit is 31')
  })

  test('more collections than an environment may have', () => {
    const many = Array.from({ length: 101 }, (_, at) => ({ name: `collection${at}` }))
    expect(() => emulator.database.ensureCollections(many)).toThrow('more than 100 collections')
  })
})

describe('what the service answers', () => {
  test('set and updateAndReturn count a document that stays as it was', async () => {
    const collection = await emulator.collectionOf([{ _id: 'a', n: 1 }])
    expect(await collection.doc('a').set({ n: 1 })).toMatchObject({ updated: 1 })
    expect(await collection.where({ n: 1 }).updateAndReturn({ n: 1 })).toMatchObject({ updated: 1, doc: { n: 1 } })
  })

  test('an ObjectId is read as its digits', async () => {
    const digits = '0123456789abcdef01234567'
    const collection = await emulator.collectionOf([])
    await collection.add({ _id: 'a', said: `{"$oid":"${digits}"}`, of: emulator.db.ObjectId({ id: digits }) })
    expect((await collection.where({ of: emulator.db.ObjectId({ id: digits }) }).get()).data).toEqual([
      { _id: 'a', said: `{"$oid":"${digits}"}`, of: digits },
    ])
  })
})
