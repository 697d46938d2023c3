import { withDatabase } from '../support/emulatorDatabase'
import { until } from '../support/patience'

const emulator = withDatabase()

const CONFLICT = { code: 'DATABASE_TRANSACTION_CONFLICT' }
const FINISHED = { code: 'DATABASE_TRANSACTION_FAIL' }
const inc = (by: number) => emulator.db.command.inc(by)

/** A collection with one counter, and a transaction on it. */
async function begin(documents: readonly object[] = [{ _id: 'c', n: 1 }], unique = false) {
  const plain = await emulator.collectionOf(documents, unique ? [{ name: 'phone', keys: [['phone', 1]], unique }] : [])
  const transaction = await emulator.db.startTransaction()
  return { plain, transaction, within: transaction.collection(plain.name) }
}

const numberOf = async (collection: { doc(id: string): { get(): Promise<{ data: { n: number }[] }> } }) =>
  (await collection.doc('c').get()).data[0]?.n

describe('a transaction', () => {
  test('sees its own writes; others see them after the commit, all at once', async () => {
    const { plain, transaction, within } = await begin()
    await within.doc('c').update({ n: inc(1) })
    await within.add({ _id: 'new', n: 5 })
    await within.doc('set').set({ n: 9 })
    expect((await within.doc('c').get()).data).toEqual({ _id: 'c', n: 2 })
    expect((await within.doc('new').get()).data).toEqual({ _id: 'new', n: 5 })
    expect((await plain.get()).data).toEqual([{ _id: 'c', n: 1 }])
    await transaction.commit()
    expect((await plain.get()).data).toEqual([
      { _id: 'c', n: 2 },
      { _id: 'new', n: 5 },
      { _id: 'set', n: 9 },
    ])
  })

  test('leaves nothing behind when it is rolled back', async () => {
    const { plain, transaction, within } = await begin()
    await within.doc('c').remove()
    await within.add({ n: 5 })
    await transaction.rollback()
    expect((await plain.get()).data).toEqual([{ _id: 'c', n: 1 }])
  })

  test('keeps reading the state of its first operation', async () => {
    const { plain, transaction, within } = await begin([
      { _id: 'c', n: 1 },
      { _id: 'other', n: 1 },
    ])
    await within.doc('c').get()
    await plain.doc('other').update({ n: 2 })
    await plain.doc('gone').set({ n: 1 })
    expect((await within.doc('other').get()).data).toEqual({ _id: 'other', n: 1 })
    expect((await within.doc('gone').get()).data).toBeNull()
    await transaction.commit()
  })

  test('gives null for a missing document', async () => {
    const { transaction, within } = await begin()
    expect((await within.doc('none').get()).data).toBeNull()
    await transaction.commit()
  })

  test('can update and return one document that it names', async () => {
    const { transaction, within } = await begin()
    expect(await within.where({ _id: 'c', n: 1 }).updateAndReturn({ n: inc(1) })).toMatchObject({ updated: 1, doc: { n: 2 } })
    expect(await within.where({ _id: 'c', n: 1 }).updateAndReturn({ n: inc(1) })).toMatchObject({ updated: 0 })
    await transaction.commit()
  })

  test('knows no where() beyond one document', async () => {
    const { within } = await begin()
    await expect(within.where({ n: 1 }).get()).rejects.toThrow(/does not offer where\(\) inside a transaction.*doc\(id\)/)
  })
})

describe('a conflict', () => {
  test('meets whoever writes a document second, at once, and ends that transaction', async () => {
    const { plain, transaction, within } = await begin()
    const second = await emulator.db.startTransaction()
    await within.doc('c').update({ n: inc(1) })
    await expect(
      second
        .collection(plain.name)
        .doc('c')
        .update({ n: inc(1) }),
    ).rejects.toMatchObject(CONFLICT)
    await expect(second.collection(plain.name).doc('c').get()).rejects.toMatchObject(FINISHED)
    await expect(second.commit()).rejects.toMatchObject(FINISHED)
    await transaction.commit()
    expect(await numberOf(plain)).toBe(2)
  })

  test('meets a transaction whose document has changed since it began', async () => {
    const { plain, transaction, within } = await begin()
    await within.doc('c').get()
    await plain.doc('c').update({ n: 7 })
    await expect(within.doc('c').update({ n: inc(1) })).rejects.toMatchObject(CONFLICT)
    await expect(transaction.commit()).rejects.toMatchObject(FINISHED)
  })

  test('does not meet one that only reads', async () => {
    const { plain, transaction, within } = await begin()
    await within.doc('c').get()
    await plain.doc('c').update({ n: 7 })
    await expect(transaction.commit()).resolves.toMatchObject({ requestId: expect.any(String) })
  })

  test('meets the second who takes a unique key', async () => {
    const { plain, transaction, within } = await begin([], true)
    const second = await emulator.db.startTransaction()
    await within.add({ _id: 'a', phone: '1' })
    await expect(second.collection(plain.name).add({ _id: 'b', phone: '1' })).rejects.toMatchObject(CONFLICT)
    await transaction.commit()
  })
})

describe('a plain write', () => {
  test('waits for the transaction that holds its document', async () => {
    const { plain, transaction, within } = await begin()
    await within.doc('c').update({ n: inc(1) })
    const waiting = plain.doc('c').update({ n: inc(10) })
    await transaction.commit()
    expect(await waiting).toMatchObject({ updated: 1 })
    expect(await numberOf(plain)).toBe(12)
  })

  test('looks at its condition again after it has waited', async () => {
    const { plain, transaction, within } = await begin()
    await within.doc('c').update({ n: inc(1) })
    const waiting = plain.where({ _id: 'c', n: 1 }).update({ n: inc(10) })
    await transaction.commit()
    expect(await waiting).toMatchObject({ updated: 0 })
  })

  test('waits for a unique key, and finds it taken', async () => {
    const { plain, transaction, within } = await begin([], true)
    await within.add({ _id: 'a', phone: '1' })
    const waiting = plain.add({ _id: 'b', phone: '1' })
    await transaction.commit()
    await expect(waiting).rejects.toThrow('E11000')
  })

  test('to another document goes through', async () => {
    const { plain, transaction, within } = await begin()
    await within.doc('c').update({ n: inc(1) })
    expect(await plain.doc('d').set({ n: 1 })).toMatchObject({ upsertedId: 'd' })
    await transaction.rollback()
  })
})

describe('the end of a transaction', () => {
  test('comes once', async () => {
    const { transaction } = await begin()
    await transaction.commit()
    await expect(transaction.commit()).rejects.toMatchObject(FINISHED)
    await expect(transaction.rollback()).rejects.toMatchObject(FINISHED)
  })

  test('comes with any refusal: a duplicate key aborts', async () => {
    const { plain, transaction, within } = await begin([{ _id: 'a', phone: '1' }], true)
    await within.add({ _id: 'new', phone: '2' })
    await expect(within.add({ _id: 'b', phone: '1' })).rejects.toThrow(/E11000.*index: phone/)
    await expect(transaction.commit()).rejects.toMatchObject(FINISHED)
    expect((await plain.get()).data).toEqual([{ _id: 'a', phone: '1' }])
  })
})

describe('traps of the SDK', () => {
  test('where().update() of a transaction runs outside it, and so waits for it', async () => {
    const { plain, transaction, within } = await begin([
      { _id: 'c', n: 1 },
      { _id: 'd', n: 1 },
    ])
    await within.where({ _id: 'd' }).update({ n: 2 })
    expect((await plain.doc('d').get()).data).toEqual([{ _id: 'd', n: 2 }])
    await transaction.rollback()
    expect((await plain.doc('d').get()).data).toEqual([{ _id: 'd', n: 2 }])
  })

  test('runTransaction tries again after a conflict: every attempt that is told so has happened', async () => {
    const { plain, transaction } = await begin()
    await transaction.rollback()
    const attempt = () =>
      emulator.db.runTransaction(async (own: typeof transaction) => {
        const counter = own.collection(plain.name).doc('c')
        const { data } = await counter.get()
        await counter.update({ n: data.n + 1 })
      })
    const outcomes = await Promise.allSettled(Array.from({ length: 16 }, attempt))
    const succeeded = outcomes.filter(({ status }) => status === 'fulfilled').length
    expect(succeeded).toBeGreaterThan(0)
    expect(await numberOf(plain)).toBe(1 + succeeded)
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(CONFLICT)
  })
})

describe('with little time', () => {
  const hasty = withDatabase({ transactionLifetime: 3000, writePatience: 100 })

  test('a plain write does not wait for ever, and a transaction ends by itself and frees what it held', async () => {
    const plain = await hasty.collectionOf([{ _id: 'c', n: 1 }])
    const transaction = await hasty.db.startTransaction()
    const within = transaction.collection(plain.name)
    await within.doc('c').update({ n: 100 })
    await expect(plain.doc('c').update({ n: 0 })).rejects.toThrow(/A transaction holds a document/)
    const isOver = () =>
      within
        .doc('c')
        .get()
        .then(
          () => false,
          () => true,
        )
    await until(isOver)
    await expect(within.doc('c').get()).rejects.toMatchObject(FINISHED)
    expect(await plain.doc('c').update({ n: 2 })).toMatchObject({ updated: 1 })
  })
})
