import type { CollectionDeclaration } from '../../emulator/database'
import { type SdkCollection, type SdkDatabase, withDatabase } from '../support/emulatorDatabase'

const emulator = withDatabase()

const riders = Array.from({ length: 200 }, (_, index) => ({
  _id: `r${String(index).padStart(3, '0')}`,
  town: `镇${index % 8}`,
  state: index % 2 === 0 ? 'waiting' : 'verified',
  rank: index,
  tags: [`t${index % 5}`, 'all'],
}))

const indexes: CollectionDeclaration['indexes'] = [
  {
    name: 'town_state_rank',
    keys: [
      ['town', 1],
      ['state', 1],
      ['rank', -1],
    ],
  },
  { name: 'rank', keys: [['rank', 1]] },
  { name: 'tags', keys: [['tags', 1]] },
  {
    name: 'tags_rank',
    keys: [
      ['tags', 1],
      ['rank', 1],
    ],
  },
]

describe('a query', () => {
  let collection: SdkCollection
  beforeAll(async () => {
    collection = await emulator.collectionOf(riders, indexes)
  })

  type Ask = (c: SdkCollection, _: SdkDatabase['command']) => Promise<unknown>
  const plan = async (ask: Ask) => {
    await ask(collection, emulator.db.command)
    const { index, examined, returned } = emulator.lastQuery() ?? {}
    return [index, examined, returned]
  }

  test.each<[string, Ask, [string | null, number, number]]>([
    ['by id looks at one document', (c) => c.doc('r007').get(), ['_id_', 1, 1]],
    ['by several ids looks at these', (c, _) => c.where({ _id: _.in(['r001', 'r002', 'x']) }).get(), ['_id_', 2, 2]],
    ['by the first key', (c) => c.where({ town: '镇3' }).get(), ['town_state_rank', 25, 25]],
    ['by the first and a later key uses the first', (c) => c.where({ town: '镇2', rank: 2 }).get(), ['town_state_rank', 25, 1]],
    [
      'by all keys and a range on the last',
      (c, _) => c.where({ town: '镇2', state: 'waiting', rank: _.gte(190) }).get(),
      ['town_state_rank', 1, 1],
    ],
    ['by either value of a key', (c, _) => c.where({ town: _.in(['镇1', '镇2']), state: 'verified' }).get(), ['town_state_rank', 25, 25]],
    ['by a range', (c, _) => c.where({ rank: _.gt(10).and(_.lte(20)) }).get(), ['rank', 10, 10]],
    ['by a prefix', (c) => c.where({ town: /^镇7/ }).get(), ['town_state_rank', 25, 25]],
    [
      'with or, by an index for each branch',
      (c, _) => c.where(_.or([{ rank: 5 }, { town: '镇1' }])).get(),
      ['rank+town_state_rank', 26, 26],
    ],
    ['by an element of an array', (c) => c.where({ tags: 't3' }).get(), ['tags', 40, 40]],
    [
      'by an element of an array, in the order of the next key, stops at the limit',
      (c) => c.where({ tags: 't3' }).orderBy('rank', 'asc').limit(4).get(),
      ['tags_rank', 4, 4],
    ],
    ['in the order of an array looks at all', (c) => c.where({ rank: 7 }).orderBy('tags', 'asc').limit(1).get(), ['rank', 1, 1]],
    ['in the order of an index stops at the limit', (c) => c.orderBy('rank', 'desc').limit(3).get(), ['rank', 3, 3]],
    [
      'by a key, in the order of the next',
      (c) => c.where({ town: '镇2', state: 'waiting' }).orderBy('rank', 'desc').limit(2).get(),
      ['town_state_rank', 2, 2],
    ],
    [
      'by a key, against the order of the next',
      (c) => c.where({ town: '镇2', state: 'waiting' }).orderBy('rank', 'asc').limit(2).get(),
      ['town_state_rank', 2, 2],
    ],
    [
      'pages by the last id',
      (c, _) =>
        c
          .where({ _id: _.gt('r100') })
          .orderBy('_id', 'asc')
          .limit(5)
          .get(),
      ['_id_', 5, 5],
    ],
    ['by a later key alone scans', (c) => c.where({ state: 'waiting' }).get(), [null, 199, 100]],
    ['by a negation scans', (c, _) => c.where({ town: _.neq('镇1') }).count(), [null, 200, 175]],
    ['with or, one branch without an index, scans', (c, _) => c.where(_.or([{ rank: 5 }, { state: 'x' }])).get(), [null, 200, 1]],
    ['that counts uses an index', (c) => c.where({ rank: 7 }).count(), ['rank', 1, 1]],
    ['that updates uses an index', (c) => c.where({ rank: 7 }).update({ seen: true }), ['rank', 1, 1]],
    ['that removes uses an index', (c) => c.where({ rank: -1 }).remove(), ['rank', 0, 0]],
    [
      'that aggregates uses an index for match, sort and limit',
      (c) => c.aggregate().match({ town: '镇2', state: 'waiting' }).sort({ rank: 1 }).limit(4).end(),
      ['town_state_rank', 4, 4],
    ],
  ])('%s', async (_name, ask, expected) => {
    expect(await plan(ask)).toEqual(expected)
  })

  test('pages in the order that was asked for, not in that of the index', async () => {
    const { data } = await collection.where({ town: '镇2', state: 'waiting' }).orderBy('rank', 'asc').limit(3).get()
    expect(data.map(({ rank }: { rank: number }) => rank)).toEqual([2, 10, 18])
  })

  test('is told without its values', async () => {
    const { command: _ } = emulator.db
    await collection.where(_.and([{ town: '镇1', rank: _.gt(3) }, _.or([{ state: 'x' }, { tags: _.elemMatch({ a: 1 }) }])])).get()
    expect(emulator.lastQuery()).toMatchObject({
      collection: collection.name,
      action: 'database.getDocument',
      query: { $and: [{ town: '?', rank: { $gt: '?' } }, { $or: [{ state: '?' }, { tags: { $elemMatch: { a: '?' } } }] }] },
    })
  })

  test('of a lookup is told too', async () => {
    const small = await emulator.collectionOf([{ _id: 'a', rank: 3 }])
    await small.aggregate().lookup({ from: collection.name, localField: 'rank', foreignField: 'rank', as: 'found' }).end()
    expect(emulator.lastQuery()).toMatchObject({ collection: collection.name, query: { rank: { $in: '?' } }, index: 'rank', examined: 1 })
  })
})

describe('an index', () => {
  test('follows every write', async () => {
    const collection = await emulator.collectionOf(riders.slice(0, 20), indexes)
    const { command: _ } = emulator.db
    await collection.doc('r003').update({ rank: 500 })
    await collection.doc('r004').remove()
    await collection.add({ _id: 'new', rank: 501 })
    const { data } = await collection
      .where({ rank: _.gte(18) })
      .orderBy('rank', 'asc')
      .get()
    expect(data.map(({ _id }: { _id: string }) => _id)).toEqual(['r018', 'r019', 'r003', 'new'])
    expect((await collection.where({ rank: 3 }).get()).data).toEqual([])
  })

  test('takes one array, not two', async () => {
    const collection = await emulator.collectionOf(
      [{ a: [1, 2], b: 1 }],
      [
        {
          name: 'ab',
          keys: [
            ['a', 1],
            ['b', 1],
          ],
        },
      ],
    )
    await expect(collection.add({ a: [1], b: [2] })).rejects.toThrow('Cannot index parallel arrays')
  })
})

describe('a unique index', () => {
  const unique: CollectionDeclaration['indexes'] = [
    {
      name: 'station_phone',
      keys: [
        ['station', 1],
        ['phone', 1],
      ],
      unique: true,
    },
  ]

  test.each<[string, (c: SdkCollection) => Promise<unknown>]>([
    ['add', (c) => c.add({ station: 's1', phone: '1' })],
    ['update', (c) => c.doc('b').update({ phone: '1' })],
    ['set', (c) => c.doc('c').set({ station: 's1', phone: '1' })],
    ['updateAndReturn', (c) => c.where({ _id: 'b' }).updateAndReturn({ phone: '1' })],
    ['an update of several', (c) => c.where({}).update({ phone: '9' })],
  ])('refuses a second document with the same keys: %s', async (_name, write) => {
    const documents = [
      { _id: 'a', station: 's1', phone: '1' },
      { _id: 'b', station: 's1', phone: '2' },
    ]
    const collection = await emulator.collectionOf(documents, unique)
    await expect(write(collection)).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringMatching(
        /E11000 duplicate key error collection: \S+ index: station_phone dup key: \{ station: "s1", phone: "\d" \}/,
      ),
    })
    expect((await collection.get()).data).toEqual(documents)
  })

  test('takes a missing field for null', async () => {
    const collection = await emulator.collectionOf([{ _id: 'a', station: 's1' }], unique)
    await expect(collection.add({ station: 's1', phone: null })).rejects.toThrow('E11000')
    await expect(collection.add({ station: 's2' })).resolves.toMatchObject({ id: expect.any(String) })
  })

  test('lets a document keep its key, and gives a freed one to another', async () => {
    const collection = await emulator.collectionOf([{ _id: 'a', station: 's', phone: '1' }], unique)
    expect(await collection.doc('a').update({ name: '示例', phone: '1' })).toMatchObject({ updated: 1 })
    await collection.doc('a').update({ phone: '2' })
    await expect(collection.add({ station: 's', phone: '1' })).resolves.toMatchObject({ id: expect.any(String) })
  })

  test('is not made over documents that violate it, and nothing else of the declaration is', async () => {
    const collection = await emulator.collectionOf([
      { _id: 'a', phone: '1' },
      { _id: 'b', phone: '1' },
    ])
    const declaration = { name: collection.name, indexes: [{ name: 'phone', keys: [['phone', 1]], unique: true }] }
    const response = await fetch(`${emulator.url}/emulator/collections`, {
      method: 'POST',
      body: JSON.stringify({ collections: [{ name: 'beside' }, declaration] }),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ message: expect.stringMatching(/E11000.*"a" and "b" have the same key/) })
    await expect(emulator.db.collection('beside').get()).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
  })
})

test('an index on places is not made over what is no place', async () => {
  const { name } = await emulator.collectionOf([{ place: '吴江' }])
  const declare = () => emulator.database.ensureCollections([{ name, indexes: [{ name: 'place', keys: [['place', '2dsphere']] }] }])
  expect(declare).toThrow("Can't extract geo keys")
})

describe('over HTTP', () => {
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(emulator.url + path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    return { status: response.status, body: await response.json() }
  }

  test('collections and indexes are declared, and declared anew', async () => {
    const declare = (keys: unknown) =>
      send('POST', '/emulator/collections', { collections: [{ name: 'declared', indexes: [{ name: 'i', keys }] }] })
    expect(await declare([['a', 1]])).toEqual({ status: 200, body: { collections: ['declared'] } })
    await emulator.db.collection('declared').add({ a: 1, b: 2 })
    expect((await declare([['b', 1]])).status).toBe(200)
    await emulator.db.collection('declared').where({ b: 2 }).get()
    expect(emulator.lastQuery()).toMatchObject({ index: 'i', examined: 1 })
  })

  test.each<[string, unknown, string]>([
    ['no list', { collections: {} }, 'must be a list'],
    ['no name', { collections: [{}] }, 'needs a name'],
    ['a wrong key', { collections: [{ name: 'dd', indexes: [{ name: 'i', keys: [['a', 2]] }] }] }, 'a key is [field, 1]'],
    ['no keys', { collections: [{ name: 'dd', indexes: [{ name: 'i', keys: [] }] }] }, 'needs keys'],
    [
      'an unknown option',
      { collections: [{ name: 'dd', indexes: [{ name: 'i', keys: [['a', 1]], sparse: true }] }] },
      'the field "sparse"',
    ],
    [
      'one name twice',
      {
        collections: [
          {
            name: 'dd',
            indexes: [
              { name: 'i', keys: [['a', 1]] },
              { name: 'i', keys: [['b', 1]] },
            ],
          },
        ],
      },
      'twice',
    ],
    [
      'a unique index on places',
      { collections: [{ name: 'dd', indexes: [{ name: 'i', keys: [['a', '2dsphere']], unique: true }] }] },
      'not unique',
    ],
  ])('a declaration with %s is refused', async (_name, body, message) => {
    expect(await send('POST', '/emulator/collections', body)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining(message) },
    })
  })

  test('the last queries are told and forgotten', async () => {
    const { name } = await emulator.collectionOf([{ _id: 'a' }])
    await emulator.db.collection(name).where({ n: 1 }).get()
    const { queries } = (await send('GET', '/emulator/queries')).body
    expect(queries.at(-1)).toEqual({
      collection: name,
      action: 'database.getDocument',
      query: { n: '?' },
      index: null,
      examined: 1,
      returned: 0,
      bytes: 0,
    })
    expect(queries.at(-2)).toMatchObject({ collection: name, action: 'database.insertDocument', examined: 0 })
    await send('DELETE', '/emulator/queries')
    expect((await send('GET', '/emulator/queries')).body).toMatchObject({ queries: [] })
  })
})
