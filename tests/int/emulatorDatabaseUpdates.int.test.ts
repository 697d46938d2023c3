import { type SdkDatabase, withDatabase } from '../support/emulatorDatabase'

const emulator = withDatabase()

type Update = (_: SdkDatabase['command']) => object

/** The document after an update, or the code and message of the refusal. */
async function after(document: object, update: Update, where: object = { _id: 'd' }) {
  const collection = await emulator.collectionOf([{ _id: 'd', ...document }])
  await collection.where(where).update(update(emulator.db.command))
  const { _id, ...rest } = (await collection.doc('d').get()).data[0]
  return rest
}

describe('fields', () => {
  test.each<[string, object, Update, object]>([
    ['a plain value is set', { a: 1 }, () => ({ b: 2 }), { a: 1, b: 2 }],
    ['an object is merged field by field', { o: { x: 1, y: 1 } }, () => ({ o: { x: 2 } }), { o: { x: 2, y: 1 } }],
    ['set replaces the whole object', { o: { x: 1, y: 1 } }, (_) => ({ o: _.set({ x: 2 }) }), { o: { x: 2 } }],
    ['a path makes the objects on its way', {}, () => ({ 'a.b.c': 1 }), { a: { b: { c: 1 } } }],
    ['a number in a path is a position where there is an array', { l: [1, 2] }, () => ({ 'l.1': 9 }), { l: [1, 9] }],
    ['a position beyond the end fills up with null', { l: [1] }, () => ({ 'l.3': 4 }), { l: [1, null, null, 4] }],
    ['a number in a path is a field where there is none', {}, () => ({ 'm.0': 'x' }), { m: { 0: 'x' } }],
    ['remove removes', { a: 1, b: 2 }, (_) => ({ a: _.remove() }), { b: 2 }],
    ['remove of a missing field does nothing', { b: 2 }, (_) => ({ 'a.x': _.remove() }), { b: 2 }],
    ['inc adds', { n: 1 }, (_) => ({ n: _.inc(-3) }), { n: -2 }],
    ['inc begins at 0', {}, (_) => ({ 'count.today': _.inc(2) }), { count: { today: 2 } }],
    ['mul multiplies', { n: 3 }, (_) => ({ n: _.mul(1.5) }), { n: 4.5 }],
    ['mul begins at 0', {}, (_) => ({ n: _.mul(7) }), { n: 0 }],
    ['min keeps the smaller value', { a: 5, b: 1 }, (_) => ({ a: _.min(3), b: _.min(3), c: _.min(3) }), { a: 3, b: 1, c: 3 }],
    ['max keeps the greater value, dates too', { a: new Date(5) }, (_) => ({ a: _.max(new Date(9)) }), { a: new Date(9) }],
    ['rename moves a value', { a: 1 }, (_) => ({ a: _.rename('o.b') }), { o: { b: 1 } }],
    ['rename of a missing field does nothing', { x: 1 }, (_) => ({ a: _.rename('b') }), { x: 1 }],
    [
      'bit combines whole numbers',
      { a: 12, b: 12, c: 12 },
      (_) => ({ a: _.bit({ and: 10 }), b: _.bit({ or: 3 }), c: _.bit({ xor: 10 }) }),
      { a: 8, b: 15, c: 6 },
    ],
    ['serverDate is a date', {}, () => ({ at: emulator.db.serverDate() }), { at: expect.any(Date) }],
    ['several operators work together', { n: 1, l: [] }, (_) => ({ n: _.inc(1), l: _.push([1]), s: 'x' }), { n: 2, l: [1], s: 'x' }],
  ])('%s', async (_name, document, update, expected) => {
    expect(await after(document, update)).toEqual(expected)
  })
})

describe('arrays', () => {
  test.each<[string, object, Update, object]>([
    ['push adds at the end', { l: [1] }, (_) => ({ l: _.push([2, 3]) }), { l: [1, 2, 3] }],
    ['push makes the array', {}, (_) => ({ l: _.push(1) }), { l: [1] }],
    ['push inserts at a position', { l: [1, 4] }, (_) => ({ l: _.push({ each: [2, 3], position: 1 }) }), { l: [1, 2, 3, 4] }],
    ['push sorts, then cuts', { l: [5, 1] }, (_) => ({ l: _.push({ each: [3], sort: -1, slice: 2 }) }), { l: [5, 3] }],
    [
      'push sorts subdocuments by a field',
      { l: [{ n: 2 }] },
      (_) => ({ l: _.push({ each: [{ n: 1 }], sort: { n: 1 } }) }),
      { l: [{ n: 1 }, { n: 2 }] },
    ],
    ['push keeps the last with a negative slice', { l: [1, 2] }, (_) => ({ l: _.push({ each: [3], slice: -2 }) }), { l: [2, 3] }],
    ['unshift adds at the beginning', { l: [3] }, (_) => ({ l: _.unshift([1, 2]) }), { l: [1, 2, 3] }],
    ['pop takes the last', { l: [1, 2] }, (_) => ({ l: _.pop() }), { l: [1] }],
    ['shift takes the first', { l: [1, 2] }, (_) => ({ l: _.shift() }), { l: [2] }],
    ['pop of a missing field does nothing', { x: 1 }, (_) => ({ l: _.pop() }), { x: 1 }],
    ['addToSet adds what is not there', { l: [1] }, (_) => ({ l: _.addToSet(2) }), { l: [1, 2] }],
    ['addToSet leaves what is there', { l: [{ a: 1 }] }, (_) => ({ l: _.addToSet({ a: 1 }) }), { l: [{ a: 1 }] }],
    ['addToSet adds each once', { l: [1] }, (_) => ({ l: _.addToSet({ $each: [1, 2, 2] }) }), { l: [1, 2] }],
    ['pull removes a value', { l: [1, 2, 1] }, (_) => ({ l: _.pull(1) }), { l: [2] }],
    ['pull removes what fulfils a condition', { l: [1, 5, 9] }, (_) => ({ l: _.pull(_.gt(4)) }), { l: [1] }],
    [
      'pull looks into subdocuments',
      {
        l: [
          { of: 'a', n: 1 },
          { of: 'b', n: 1 },
        ],
      },
      (_) => ({ l: _.pull({ of: 'a' }) }),
      { l: [{ of: 'b', n: 1 }] },
    ],
    ['pullAll removes several values', { l: [1, 2, 3, 2] }, (_) => ({ l: _.pullAll([2, 3]) }), { l: [1] }],
    ['an element is removed by position as null', { l: [1, 2] }, (_) => ({ 'l.0': _.remove() }), { l: [null, 2] }],
    ['$[] means every element', { l: [{ n: 1 }, { n: 2 }] }, (_) => ({ 'l.$[].n': _.inc(1) }), { l: [{ n: 2 }, { n: 3 }] }],
  ])('%s', async (_name, document, update, expected) => {
    expect(await after(document, update)).toEqual(expected)
  })

  test.each<[string, object]>([
    ['a condition on a field of the elements', { 'l.of': 'b' }],
    ['elemMatch', { l: { $elemMatch: { of: 'b' } } }],
  ])('$ means the element that %s has found', async (_name, where) => {
    const collection = await emulator.collectionOf([
      {
        _id: 'd',
        l: [
          { of: 'a', n: 1 },
          { of: 'b', n: 1 },
        ],
      },
    ])
    const { command: _ } = emulator.db
    await collection.where('l' in where ? { l: _.elemMatch({ of: 'b' }) } : where).update({ 'l.$.n': _.inc(5) })
    expect((await collection.get()).data[0].l).toEqual([
      { of: 'a', n: 1 },
      { of: 'b', n: 6 },
    ])
  })
})

describe('what a write reports', () => {
  test('update counts the documents that it changed', async () => {
    const collection = await emulator.collectionOf([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
      { _id: 'c', n: 2 },
    ])
    expect(await collection.where({ n: 1 }).update({ m: 1 })).toMatchObject({ updated: 2 })
    expect(await collection.where({ n: 1 }).update({ m: 1 })).toMatchObject({ updated: 0 })
    expect(await collection.where({ n: 9 }).update({ m: 1 })).toMatchObject({ updated: 0 })
    expect(await collection.doc('c').update({ n: 3 })).toMatchObject({ updated: 1 })
    expect(await collection.doc('x').update({ n: 3 })).toMatchObject({ updated: 0 })
  })

  test('multiple: false changes and removes one', async () => {
    const collection = await emulator.collectionOf([{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }])
    expect(await collection.options({ multiple: false }).where({}).update({ m: 1 })).toMatchObject({ updated: 1 })
    expect(await collection.options({ multiple: false }).where({}).remove()).toMatchObject({ deleted: 1 })
    expect((await collection.get()).data).toEqual([{ _id: 'b' }, { _id: 'c' }])
  })

  test('updateAndReturn gives the document as it is now', async () => {
    const collection = await emulator.collectionOf([{ _id: 'a', n: 1 }])
    const { command: _ } = emulator.db
    expect(await collection.where({ n: 1 }).updateAndReturn({ n: _.inc(1) })).toMatchObject({ updated: 1, doc: { _id: 'a', n: 2 } })
    expect(await collection.where({ n: 1 }).updateAndReturn({ n: _.inc(1) })).toMatchObject({ updated: 0, doc: null })
  })

  test('doc.set replaces a document or makes it', async () => {
    const collection = await emulator.collectionOf([{ _id: 'a', n: 1, old: true }])
    expect(await collection.doc('a').set({ n: 2 })).toMatchObject({ updated: 1, upsertedId: null })
    expect(await collection.doc('b').set({ n: 3 })).toMatchObject({ updated: 0, upsertedId: 'b' })
    expect((await collection.get()).data).toEqual([
      { _id: 'a', n: 2 },
      { _id: 'b', n: 3 },
    ])
  })

  test('add makes ids, takes given ones, and takes lists', async () => {
    const collection = await emulator.collectionOf([])
    expect(await collection.add({ n: 1 })).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{32}$/) })
    expect(await collection.add({ _id: 'mine', n: 2 })).toMatchObject({ id: 'mine' })
    expect(await collection.add([{ _id: 'x' }, { _id: 'y' }])).toMatchObject({ ids: ['x', 'y'] })
  })

  test('remove counts, and removes by id', async () => {
    const collection = await emulator.collectionOf([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
      { _id: 'c', n: 2 },
    ])
    expect(await collection.doc('c').remove()).toMatchObject({ deleted: 1 })
    expect(await collection.doc('c').remove()).toMatchObject({ deleted: 0 })
    expect(await collection.where({ n: 1 }).remove()).toMatchObject({ deleted: 2 })
  })
})
