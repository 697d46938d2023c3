import { type SdkCollection, type SdkDatabase, withDatabase } from '../support/emulatorDatabase'

const emulator = withDatabase()

/** Sample places around 吴江: a station, two to its north and east, one far away. */
const HERE = [120.64, 31.16] as const
const places = [
  { _id: 'far', at: [120.9, 31.3] },
  { _id: 'here', at: HERE },
  { _id: 'north', at: [120.64, 31.17] },
  { _id: 'east', at: [120.66, 31.16] },
] as const

const METRES_NORTH = 1113.2
const METRES_EAST = 1905

/** The SDK has these classes; its types name only Point. */
type Shape = new (parts: readonly object[]) => object
type Geo = SdkDatabase['Geo'] & Record<'LineString' | 'Polygon' | 'MultiPoint' | 'MultiLineString' | 'MultiPolygon', Shape>
const geo = () => emulator.db.Geo as Geo
const point = ([longitude, latitude]: readonly [number, number]) => new (geo().Point)(longitude, latitude)
const line = (...points: [number, number][]) => new (geo().LineString)(points.map(point))
const square = (west: number, south: number, east: number, north: number) =>
  new (geo().Polygon)([line([west, south], [east, south], [east, north], [west, north], [west, south])])

const stored = () => places.map(({ _id, at }) => ({ _id, place: point(at), open: _id !== 'north' }))
const indexes = [{ name: 'place', keys: [['place', '2dsphere']] }] as const

const ids = (data: { _id: string }[]) => data.map(({ _id }) => _id)

describe('_.geoNear', () => {
  test('gives the nearest first, within its distances', async () => {
    const collection = await emulator.collectionOf(stored(), indexes)
    const near = (options: object) => collection.where({ place: emulator.db.command.geoNear({ geometry: point(HERE), ...options }) }).get()
    expect(ids((await near({})).data)).toEqual(['here', 'north', 'east', 'far'])
    expect(ids((await near({ maxDistance: 1200 })).data)).toEqual(['here', 'north'])
    expect(emulator.lastQuery()).toMatchObject({ index: 'place', examined: 2, returned: 2 })
    expect(ids((await near({ minDistance: 1000, maxDistance: 3000 })).data)).toEqual(['north', 'east'])
  })

  test('goes with other conditions, limit and an order of its own', async () => {
    const collection = await emulator.collectionOf(stored(), indexes)
    const near = { place: emulator.db.command.geoNear({ geometry: point(HERE), maxDistance: 5000 }) }
    expect(ids((await collection.where({ ...near, open: true }).get()).data)).toEqual(['here', 'east'])
    expect(ids((await collection.where(near).limit(2).get()).data)).toEqual(['here', 'north'])
    expect(ids((await collection.where(near).orderBy('_id', 'asc').get()).data)).toEqual(['east', 'here', 'north'])
  })

  test('looks at no more documents than it gives, whatever else the index holds', async () => {
    const town = [['place', '2dsphere'] as const, ['open', 1] as const, ['closedAt', 1] as const] as const
    const many = Array.from({ length: 300 }, (_, at) => ({
      _id: `p${at}`,
      place: point([HERE[0] + (at % 20) / 1000, HERE[1] + at / 1000]),
      open: at % 3 > 0,
    }))
    const collection = await emulator.collectionOf([...many, { _id: 'nowhere', open: true }], [{ name: 'open', keys: town }])
    const nearest = { place: emulator.db.command.geoNear({ geometry: point(HERE) }), open: true, closedAt: emulator.db.command.eq(null) }
    const { data } = await collection.where(nearest).limit(5).get()
    expect(ids(data)).toEqual(['p1', 'p2', 'p4', 'p5', 'p7'])
    expect(emulator.lastQuery()).toMatchObject({ index: 'open', examined: 5, returned: 5 })
  })

  test('needs a 2dsphere index', async () => {
    const collection = await emulator.collectionOf(stored())
    const attempt = collection.where({ place: emulator.db.command.geoNear({ geometry: point(HERE) }) }).get()
    await expect(attempt).rejects.toThrow(/unable to find index.*2dsphere/)
  })
})

describe('aggregate().geoNear', () => {
  test('tells the distance in metres, and the place', async () => {
    const collection = await emulator.collectionOf(stored(), indexes)
    const { data } = await collection
      .aggregate()
      .geoNear({
        near: point(HERE),
        distanceField: 'away.metres',
        includeLocs: 'away.from',
        spherical: true,
        query: { open: true },
        maxDistance: 5000,
      })
      .project({ away: 1 })
      .end()
    expect(data).toEqual([
      { _id: 'here', away: { metres: 0, from: { type: 'Point', coordinates: HERE } } },
      { _id: 'east', away: { metres: expect.closeTo(METRES_EAST, -1), from: { type: 'Point', coordinates: [120.66, 31.16] } } },
    ])
  })

  test('multiplies distances and limits', async () => {
    const collection = await emulator.collectionOf(stored(), indexes)
    const near = { near: point(HERE), distanceField: 'km', spherical: true, distanceMultiplier: 0.001, limit: 2 }
    const { data } = await collection.aggregate().geoNear(near).end()
    expect(data.map(({ km }: { km: number }) => km)).toEqual([0, expect.closeTo(METRES_NORTH / 1000, 3)])
  })
})

describe('areas', () => {
  let collection: SdkCollection
  beforeAll(async () => {
    const { MultiPoint, MultiLineString, MultiPolygon } = geo()
    collection = await emulator.collectionOf(
      [
        ...stored(),
        { _id: 'road', place: line([120.63, 31.16], [120.67, 31.16]) },
        { _id: 'yard', place: square(120.638, 31.158, 120.642, 31.162) },
        { _id: 'stops', place: new MultiPoint([point([120.641, 31.161]), point([120.95, 31.35])]) },
        { _id: 'roads', place: new MultiLineString([line([120.9, 31.3], [120.91, 31.31])]) },
        { _id: 'yards', place: new MultiPolygon([square(120.895, 31.295, 120.905, 31.305)]) },
        { _id: 'none' },
      ],
      indexes,
    )
  })

  type Region = (_: SdkDatabase['command']) => object
  test.each<[string, Region, string[]]>([
    [
      'within a polygon lies what is all in it',
      (_) => _.geoWithin({ geometry: square(120.635, 31.155, 120.65, 31.175) }),
      ['here', 'north', 'yard'],
    ],
    [
      'within several polygons',
      (_) =>
        _.geoWithin({
          geometry: new (geo().MultiPolygon)([square(120.635, 31.155, 120.645, 31.165), square(120.65, 31.15, 120.67, 31.17)]),
        }),
      ['east', 'here', 'yard'],
    ],
    ['within a circle', (_) => _.geoWithin({ centerSphere: [point(HERE), 1200 / 6_378_100] }), ['here', 'north', 'yard']],
    [
      'a polygon is met by what shares a point',
      (_) => _.geoIntersects({ geometry: square(120.635, 31.155, 120.65, 31.175) }),
      ['here', 'north', 'road', 'stops', 'yard'],
    ],
    ['a point meets what lies on it', (_) => _.geoIntersects({ geometry: point([120.63, 31.16]) }), ['road']],
    ['a point meets the area round it', (_) => _.geoIntersects({ geometry: point(HERE) }), ['here', 'yard']],
    ['a line meets what it crosses', (_) => _.geoIntersects({ geometry: line([120.65, 31.1], [120.65, 31.2]) }), ['road']],
    [
      'a large area meets everything',
      (_) => _.geoIntersects({ geometry: square(120, 31, 121.5, 32) }),
      ['east', 'far', 'here', 'north', 'road', 'roads', 'stops', 'yard', 'yards'],
    ],
    ['a border belongs to its area', (_) => _.geoWithin({ geometry: square(120.64, 31.16, 120.65, 31.18) }), ['here', 'north']],
  ])('%s', async (_name, region, expected) => {
    const { data } = await collection.where({ place: region(emulator.db.command) }).get()
    expect(ids(data).sort()).toEqual(expected)
    expect(emulator.lastQuery()).toMatchObject({ index: 'place' })
  })

  test('a hole does not belong to its polygon', async () => {
    const ring = line([120.6, 31.1], [120.7, 31.1], [120.7, 31.2], [120.6, 31.2], [120.6, 31.1])
    const hole = line([120.639, 31.159], [120.639, 31.161], [120.641, 31.161], [120.641, 31.159], [120.639, 31.159])
    const { data } = await collection.where({ place: emulator.db.command.geoWithin({ geometry: new (geo().Polygon)([ring, hole]) }) }).get()
    expect(ids(data).sort()).toEqual(['east', 'north'])
  })

  test('the nearest may be a road or a yard', async () => {
    const near = emulator.db.command.geoNear({ geometry: point([120.66, 31.161]), maxDistance: 200 })
    expect(ids((await collection.where({ place: near }).get()).data).sort()).toEqual(['east', 'road'])
  })
})

test('an index on places begins with the one place', async () => {
  const twoPlaces = [{ name: 'two', keys: [['a', 1] as const, ['place', '2dsphere'] as const] }]
  await expect(emulator.collectionOf([], twoPlaces)).rejects.toThrow(/has one key of this kind, the first/)
})

describe('a place is refused', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['as a pair under a 2dsphere index', () => ({ place: [120, 31] }), /Can't extract geo keys: "place"/],
    ['as a text', () => ({ place: '吴江' }), /Can't extract geo keys/],
    [
      'with an open polygon',
      () => ({
        place: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 1],
            ],
          ],
        },
      }),
      /Can't extract geo keys/,
    ],
  ])('%s', async (_name, document, message) => {
    const collection = await emulator.collectionOf([], indexes)
    await expect(collection.add(document())).rejects.toThrow(message)
  })

  test('in a query that is no circle, polygon or GeoJSON', async () => {
    const collection = await emulator.collectionOf([], indexes)
    const raw = (condition: object) => collection.options({ raw: true }).where({ place: condition }).get()
    await expect(
      raw({
        $geoWithin: {
          $box: [
            [0, 0],
            [1, 1],
          ],
        },
      }),
    ).rejects.toThrow(/does not offer \$box/)
    await expect(raw({ $geoWithin: { $geometry: { type: 'Point', coordinates: [1, 1] } } })).rejects.toThrow(
      /needs a Polygon or MultiPolygon/,
    )
    await expect(raw({ $geoIntersects: { $geometry: { type: 'Point', coordinates: [200, 1] } } })).rejects.toThrow(/needs GeoJSON/)
  })
})
