import { type SdkDatabase, withDatabase } from '../support/emulatorDatabase'

const emulator = withDatabase()

describe('what comes back', () => {
  const shops = Array.from({ length: 130 }, (_, index) => ({
    _id: `shop${String(index).padStart(3, '0')}`,
    rank: index % 10,
    name: `示例${index}`,
  }))
  const ids = (data: { _id: string }[]) => data.map(({ _id }) => _id)

  test('get gives 100 documents unless a limit says otherwise', async () => {
    const collection = await emulator.collectionOf(shops)
    expect((await collection.get()).data).toHaveLength(100)
    expect((await collection.limit(120).get()).data).toHaveLength(120)
    expect((await collection.limit(5000).get()).data).toHaveLength(130)
  })

  test('order, skip and limit make pages; equal ranks keep the order of insertion', async () => {
    const collection = await emulator.collectionOf(shops)
    const { data } = await collection.orderBy('rank', 'desc').orderBy('_id', 'asc').skip(1).limit(2).get()
    expect(ids(data)).toEqual(['shop019', 'shop029'])
    const byRank = await collection.orderBy('rank', 'asc').limit(3).get()
    expect(ids(byRank.data)).toEqual(['shop000', 'shop010', 'shop020'])
  })

  test("values of all types are in MongoDB's order, missing ones as null", async () => {
    const values = [true, 'b', 'a', '😀', '！', 2, 10, null, new Date(0), { a: 1 }, [], [0, 99]]
    const collection = await emulator.collectionOf([...values.map((v, index) => ({ _id: `v${index}`, v })), { _id: 'missing' }])
    const { data } = await collection.orderBy('v', 'asc').get()
    const order = [[], null, undefined, [0, 99], 2, 10, 'a', 'b', '！', '😀', { a: 1 }, true, new Date(0)]
    expect(data.map(({ v }: { v: unknown }) => v)).toEqual(order)
  })

  test('count counts beyond every limit', async () => {
    const collection = await emulator.collectionOf(shops)
    expect(await collection.where({ rank: 3 }).count()).toMatchObject({ total: 13 })
    expect(await collection.count()).toMatchObject({ total: 130 })
  })

  test('doc(id).get gives a list, empty for a missing document', async () => {
    const collection = await emulator.collectionOf([
      { _id: 'a', n: 1 },
      { _id: 7, n: 2 },
    ])
    expect((await collection.doc('a').get()).data).toEqual([{ _id: 'a', n: 1 }])
    expect((await collection.doc(7).get()).data).toEqual([{ _id: 7, n: 2 }])
    expect((await collection.doc('b').get()).data).toEqual([])
  })

  test('dates, places, nested values and big numbers come back as they were', async () => {
    const { Geo } = emulator.db
    const document = {
      _id: 'all',
      at: new Date('2026-11-23T04:00:00.123Z'),
      old: new Date('1960-01-01T00:00:00Z'),
      place: new Geo.Point(120.64, 31.16),
      big: 2 ** 45,
      fraction: -0.5,
      nested: { list: [{ a: null }, [1, [2]]], yes: true },
      text: '引号"与\n换行 😀',
    }
    const collection = await emulator.collectionOf([document])
    const [back] = (await collection.get()).data
    expect(back).toEqual(document)
    expect(back.place).toBeInstanceOf(Geo.Point)
  })

  test('db.serverDate is the time of the server, with its offset', async () => {
    const before = Date.now()
    const collection = await emulator.collectionOf([
      { _id: 'a', at: emulator.db.serverDate(), later: emulator.db.serverDate({ offset: 60_000 }) },
    ])
    const [{ at, later }] = (await collection.get()).data
    expect(at.getTime()).toBeGreaterThanOrEqual(before)
    expect(later.getTime() - at.getTime()).toBe(60_000)
  })
})

describe('projection', () => {
  const riders = [
    {
      _id: 'r',
      name: '示例',
      station: { id: 's1', town: '同里' },
      marks: [
        { of: 'a', points: 1 },
        { of: 'b', points: 9 },
        { of: 'c', points: 5 },
      ],
    },
  ]

  test.each<[string, object | ((_: SdkDatabase['command']) => object), object]>([
    ['true keeps a field, and _id with it', { name: true }, { _id: 'r', name: '示例' }],
    ['false drops a field', { marks: false, station: false }, { _id: 'r', name: '示例' }],
    ['_id can be dropped beside kept fields', { _id: false, name: true }, { name: '示例' }],
    ['a path keeps part of a subdocument', { 'station.town': 1 }, { _id: 'r', station: { town: '同里' } }],
    ['a path goes into arrays', { 'marks.of': 1 }, { _id: 'r', marks: [{ of: 'a' }, { of: 'b' }, { of: 'c' }] }],
    [
      'slice cuts an array and keeps the rest',
      (_) => ({ marks: _.project.slice(-1), station: 0, name: 0 }),
      { _id: 'r', marks: [{ of: 'c', points: 5 }] },
    ],
    [
      'slice takes [skip, count]',
      (_) => ({ 'station.id': 1, marks: _.project.slice([1, 1]) }),
      { _id: 'r', station: { id: 's1' }, marks: [{ of: 'b', points: 9 }] },
    ],
    [
      'elemMatch keeps the first fitting element',
      (_) => ({ marks: _.project.elemMatch({ points: { $gt: 2 } }) }),
      { _id: 'r', marks: [{ of: 'b', points: 9 }] },
    ],
  ])('%s', async (_name, projection, expected) => {
    const collection = await emulator.collectionOf(riders)
    const fields = typeof projection === 'function' ? projection(emulator.db.command) : projection
    expect((await collection.field(fields).get()).data).toEqual([expected])
  })

  test('doc(id).field(…) cuts too', async () => {
    const collection = await emulator.collectionOf(riders)
    expect((await collection.doc('r').field({ name: true }).get()).data).toEqual([{ _id: 'r', name: '示例' }])
  })
})
