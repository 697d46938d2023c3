import { type SdkCollection, type SdkDatabase, withDatabase } from '../support/emulatorDatabase'

const emulator = withDatabase()

const orders = [
  { _id: 1, shop: '包子', price: 5, tags: ['早', '素'], at: { day: 1 } },
  { _id: 2, shop: '面馆', price: 12, tags: ['午'], at: { day: 1 } },
  { _id: 3, shop: '包子', price: 7, tags: [], at: { day: 2 } },
  { _id: 4, shop: '面馆', price: 20, at: { day: 3 } },
]

type Pipeline = ReturnType<SdkCollection['aggregate']>
type Build = (pipeline: Pipeline, $: SdkDatabase['command']['aggregate'], _: SdkDatabase['command']) => Pipeline

async function run(build: Build, documents: readonly object[] = orders) {
  const collection = await emulator.collectionOf(documents)
  const { command } = emulator.db
  return (await build(collection.aggregate(), command.aggregate, command).end()).data
}

describe('a stage', () => {
  test.each<[string, Build, unknown[]]>([
    [
      'match, sort, skip, limit',
      (p, _$, _) =>
        p
          .match({ price: _.gt(5) })
          .sort({ price: -1 })
          .skip(1)
          .limit(1)
          .project({ price: 1 }),
      [{ _id: 2, price: 12 }],
    ],
    [
      'match with expr',
      (p, $, _) => p.match(_.expr($.gt(['$price', $.multiply(['$at.day', 6])]))).project({ _id: 1 }),
      [{ _id: 2 }, { _id: 4 }],
    ],
    ['count', (p, _$, _) => p.match({ price: _.lt(10) }).count('cheap'), [{ cheap: 2 }]],
    ['count of nothing is no document', (p) => p.match({ price: 0 }).count('none'), []],
    [
      'group with every accumulator',
      (p, $) =>
        p
          .sort({ _id: 1 })
          .group({
            _id: '$shop',
            n: $.sum(1),
            sum: $.sum('$price'),
            avg: $.avg('$price'),
            min: $.min('$price'),
            max: $.max('$price'),
            first: $.first('$price'),
            last: $.last('$price'),
            all: $.push('$tags'),
            set: $.addToSet('$at.day'),
            spread: $.stdDevPop('$price'),
            sample: $.stdDevSamp('$price'),
          })
          .sort({ _id: 1 }),
      [
        {
          _id: '包子',
          n: 2,
          sum: 12,
          avg: 6,
          min: 5,
          max: 7,
          first: 5,
          last: 7,
          all: [['早', '素'], []],
          set: [1, 2],
          spread: 1,
          sample: Math.SQRT2,
        },
        {
          _id: '面馆',
          n: 2,
          sum: 32,
          avg: 16,
          min: 12,
          max: 20,
          first: 12,
          last: 20,
          all: [['午']],
          set: [1, 3],
          spread: 4,
          sample: Math.sqrt(32),
        },
      ],
    ],
    [
      'group by several values',
      (p, $) =>
        p
          .group({ _id: { shop: '$shop', day: '$at.day' }, n: $.sum(1) })
          .sort({ '_id.shop': 1, '_id.day': 1 })
          .limit(1),
      [{ _id: { shop: '包子', day: 1 }, n: 1 }],
    ],
    ['group everything', (p, $) => p.group({ _id: null, total: $.sum('$price') }), [{ _id: null, total: 44 }]],
    [
      'group takes missing for null',
      (p, $) => p.group({ _id: '$none', n: $.sum(1), last: $.last('$none') }),
      [{ _id: null, n: 4, last: null }],
    ],
    [
      'sortByCount',
      (p) => p.match({ _id: { $lt: 4 } }).sortByCount('$shop'),
      [
        { _id: '包子', count: 2 },
        { _id: '面馆', count: 1 },
      ],
    ],
    [
      'unwind makes one document an element',
      (p) => p.unwind('$tags').project({ tags: 1 }),
      [
        { _id: 1, tags: '早' },
        { _id: 1, tags: '素' },
        { _id: 2, tags: '午' },
      ],
    ],
    [
      'unwind can number and keep what has none',
      (p) => p.unwind({ path: '$tags', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true }).project({ tags: 1, i: 1 }),
      [
        { _id: 1, tags: '早', i: 0 },
        { _id: 1, tags: '素', i: 1 },
        { _id: 2, tags: '午', i: 0 },
        { _id: 3, i: null },
        { _id: 4, i: null },
      ],
    ],
    [
      'addFields keeps and computes',
      (p, $) => p.match({ _id: 3 }).addFields({ 'at.next': $.add(['$at.day', 1]), half: $.divide(['$price', 2]) }),
      [{ _id: 3, shop: '包子', price: 7, tags: [], at: { day: 2, next: 3 }, half: 3.5 }],
    ],
    [
      'project computes and drops _id',
      (p, $) => p.match({ _id: 2 }).project({ _id: 0, name: '$shop', dear: $.gt(['$price', 10]), at: { day: 1 } }),
      [{ at: { day: 1 }, name: '面馆', dear: true }],
    ],
    ['project drops fields', (p) => p.match({ _id: 2 }).project({ at: 0, tags: 0 }), [{ _id: 2, shop: '面馆', price: 12 }]],
    ['project leaves a missing value out', (p) => p.match({ _id: 4 }).project({ tags: '$tags', price: 1 }), [{ _id: 4, price: 20 }]],
    ['replaceRoot', (p) => p.match({ _id: 4 }).replaceRoot({ newRoot: '$at' }), [{ day: 3 }]],
    [
      'bucket',
      (p, $) => p.bucket({ groupBy: '$price', boundaries: [0, 7, 15], default: 'dear', output: { n: $.sum(1), ids: $.push('$_id') } }),
      [
        { _id: 0, n: 1, ids: [1] },
        { _id: 7, n: 2, ids: [2, 3] },
        { _id: 'dear', n: 1, ids: [4] },
      ],
    ],
    [
      'bucketAuto',
      (p) => p.bucketAuto({ groupBy: '$price', buckets: 2 }),
      [
        { _id: { min: 5, max: 12 }, count: 2 },
        { _id: { min: 12, max: 20 }, count: 2 },
      ],
    ],
  ])('%s', async (_name, build, expected) => {
    expect(await run(build)).toEqual(expected)
  })

  test('sample takes so many different documents', async () => {
    const sample = await run((p) => p.sample({ size: 3 }))
    expect(new Set(sample.map(({ _id }: { _id: number }) => _id)).size).toBe(3)
    expect(await run((p) => p.sample({ size: 100 }))).toHaveLength(4)
  })
})

describe('lookup', () => {
  const shops = [
    { _id: 's1', name: '包子', open: [1, 2] },
    { _id: 's2', name: '面馆', open: [1] },
  ]

  test('joins by two fields; one array element is enough', async () => {
    const { name } = await emulator.collectionOf(shops)
    const data = await run((p) => p.match({ _id: 1 }).lookup({ from: name, localField: 'shop', foreignField: 'name', as: 'found' }))
    expect(data).toEqual([{ ...orders[0], found: [shops[0]] }])
    const byDay = await run((p) => p.match({ _id: 3 }).lookup({ from: name, localField: 'at.day', foreignField: 'open', as: 'open' }))
    expect(byDay[0].open).toEqual([shops[0]])
  })

  test('joins by a pipeline that sees the document through let', async () => {
    const { name } = await emulator.collectionOf(shops)
    const { command: _ } = emulator.db
    const $ = _.aggregate
    const pipeline = $.pipeline()
      .match(_.expr($.and([$.eq(['$name', '$$shop']), $.in(['$$day', '$open'])])))
      .project({ _id: 0, name: 1 })
      .done()
    const data = await run((p) =>
      p
        .sort({ _id: 1 })
        .lookup({ from: name, let: { shop: '$shop', day: '$at.day' }, pipeline, as: 'open' })
        .project({ open: 1 }),
    )
    expect(data).toEqual([
      { _id: 1, open: [{ name: '包子' }] },
      { _id: 2, open: [{ name: '面馆' }] },
      { _id: 3, open: [{ name: '包子' }] },
      { _id: 4, open: [] },
    ])
  })

  test('a missing local field joins what has none either', async () => {
    const { name } = await emulator.collectionOf([{ _id: 'x' }, { _id: 'y', key: 1 }])
    const data = await run((p) => p.match({ _id: 1 }).lookup({ from: name, localField: 'none', foreignField: 'key', as: 'found' }))
    expect(data[0].found).toEqual([{ _id: 'x' }])
  })
})

describe('a pipeline is refused', () => {
  const raw = (stage: object) => async () => {
    const collection = await emulator.collectionOf(orders)
    return collection.options({ raw: true }).aggregate([stage]).end()
  }

  test.each<[string, () => Promise<unknown>, RegExp]>([
    ['with an unknown stage', raw({ $facet: {} }), /does not offer the stage \$facet.*Run one aggregation/],
    ['with an unknown accumulator', raw({ $group: { _id: null, x: { $median: '$price' } } }), /does not offer the accumulator \$median/],
    ['with a group without _id', raw({ $group: { n: { $sum: 1 } } }), /\$group needs _id/],
    ['with an empty sort', raw({ $sort: {} }), /\$sort needs at least one field/],
    ['with a limit of 0', raw({ $limit: 0 }), /\$limit needs a whole number of at least 1/],
    [
      'with a geoNear that is not first',
      () => run((p) => p.limit(1).geoNear({ near: { longitude: 1, latitude: 1 }, distanceField: 'd', spherical: true })),
      /must be the first stage/,
    ],
    ['with a mixed projection', raw({ $project: { price: 1, shop: 0 } }), /keeps fields or drops them/],
    ['with a colliding projection', raw({ $project: { at: 1, 'at.day': 1 } }), /Path collision at "at\.day"/],
    ['with a value in no bucket', raw({ $bucket: { groupBy: '$price', boundaries: [0, 10] } }), /is in no range and there is no default/],
    ['with descending boundaries', raw({ $bucket: { groupBy: '$price', boundaries: [10, 0] } }), /ascending/],
    ['with a granularity', raw({ $bucketAuto: { groupBy: '$price', buckets: 2, granularity: 'R5' } }), /granularity/],
    [
      'with a lookup in a missing collection',
      raw({ $lookup: { from: 'nowhere', localField: 'a', foreignField: 'b', as: 'c' } }),
      /not exist: nowhere/,
    ],
    ['with an unwind of no path', raw({ $unwind: 'tags' }), /needs a path such as "\$tags"/],
    ['with a root that is no object', raw({ $replaceRoot: { newRoot: '$price' } }), /must give an object/],
  ])('%s', async (_name, attempt, message) => {
    await expect(attempt()).rejects.toThrow(message)
  })
})
