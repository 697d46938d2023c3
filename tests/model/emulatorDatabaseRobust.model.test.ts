import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EJSON } from 'bson'
import fc from 'fast-check'
import { createDatabase } from '../../emulator/database'
import { type AdminBody, CloudBaseError } from '../../emulator/plugin'

const dir = mkdtempSync(join(tmpdir(), 'emulator-robust-'))
const database = createDatabase({ dir })
afterAll(async () => {
  await database.plugin.stop?.()
  rmSync(dir, { recursive: true })
})

const QUERY = '$eq $ne $gt $lte $in $nin $not $exists $type $mod $regex $all $elemMatch $size $nearSphere $geoWithin $geoIntersects'.split(
  ' ',
)
const UPDATE = '$set $unset $inc $mul $min $max $push $pull $pullAll $pop $addToSet $rename $bit $setOnInsert'.split(' ')
const MODIFIERS = '$each $slice $sort $position $geometry $centerSphere $maxDistance $options and or xor'.split(' ')
const STAGES =
  '$match $group $sort $limit $skip $count $project $addFields $unwind $lookup $bucket $bucketAuto $sample $replaceRoot $sortByCount $geoNear'.split(
    ' ',
  )
const LISTS =
  '$abs $add $subtract $divide $mod $pow $sqrt $ln $log $trunc $concat $substr $substrCP $split $indexOfCP $indexOfBytes $strcasecmp $toLower $strLenBytes $cond $ifNull $and $not $cmp $zip $slice $range $arrayElemAt $arrayToObject $objectToArray $mergeObjects $concatArrays $setUnion $setDifference $setEquals $allElementsTrue $sum $avg $max $stdDevSamp $push $addToSet $size $in $indexOfArray $reverseArray $isArray $literal $hour $week $isoWeek $year $dateToString'.split(
    ' ',
  )
const NAMED: readonly (readonly [string, ...string[]])[] = [
  ['$dateToString', 'date', 'format', 'timezone'],
  ['$dateFromString', 'dateString', 'format', 'timezone', 'onError'],
  ['$dateFromParts', 'year', 'month', 'day', 'hour', 'isoWeekYear', 'timezone'],
  ['$dayOfYear', 'date', 'timezone'],
  ['$let', 'vars', 'in'],
  ['$map', 'input', 'as', 'in'],
  ['$filter', 'input', 'as', 'cond'],
  ['$reduce', 'input', 'initialValue', 'in'],
  ['$zip', 'inputs', 'useLongestLength', 'defaults'],
  ['$cond', 'if', 'then', 'else'],
  ['$switch', 'branches', 'default'],
  ['$lookup', 'from', 'localField', 'foreignField', 'as'],
  ['$lookup', 'from', 'let', 'pipeline', 'as'],
  ['$bucket', 'groupBy', 'boundaries', 'default', 'output'],
  ['$bucketAuto', 'groupBy', 'buckets', 'output'],
  ['$unwind', 'path', 'includeArrayIndex'],
  ['$geoNear', 'near', 'distanceField', 'maxDistance', 'query', 'includeLocs'],
]

type Spec = Record<string, unknown>
const from = (names: readonly string[]) => fc.constantFrom(...names)
const path = from('a b a.b a.0 l l.$ l.$[] l.0.n _id place constructor at'.split(' '))
const scalar = fc.constantFrom<unknown>(
  null,
  0,
  1,
  -1,
  3,
  1.5,
  1e12,
  Number.NaN,
  true,
  false,
  '',
  'x',
  'odd',
  '$a',
  '$l',
  '$at',
  '$b',
  '$$x',
  '$$ROOT.a',
  '$$this',
  '%Y-%m',
  '+08:00',
  new Date(0),
)
const place = fc.constantFrom<unknown>(
  { type: 'Point', coordinates: [1, 2] },
  {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [3, 0],
        [3, 3],
        [0, 0],
      ],
    ],
  },
  [[1, 2], 0.1],
)
const single = (name: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<Spec> =>
  fc.tuple(name, value).map(([key, held]) => ({ [key]: held }))

/** Calls that are nearly right: known operators, about the right number or names of arguments, odd values. */
const { value } = fc.letrec<{ value: unknown }>((tie) => {
  const list = fc.array(tie('value'), { maxLength: 3 })
  const arguments_ = fc.constantFrom(...NAMED).chain(([operator, ...names]) =>
    fc.tuple(...names.map(() => fc.option(tie('value'), { nil: undefined, freq: 6 }))).map((values): Spec => {
      const entries = names.flatMap((name, index): [string, unknown][] => (values[index] === undefined ? [] : [[name, values[index]]]))
      return { [operator]: Object.fromEntries(entries) }
    }),
  )
  return {
    value: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'value' },
      { weight: 4, arbitrary: scalar },
      { weight: 1, arbitrary: place },
      { weight: 2, arbitrary: list },
      { weight: 3, arbitrary: single(from(LISTS), fc.oneof(list, tie('value'))) },
      { weight: 2, arbitrary: arguments_ },
      { weight: 2, arbitrary: single(path, tie('value')) },
      { weight: 2, arbitrary: single(from([...QUERY, ...MODIFIERS]), tie('value')) },
    ),
  }
})
const ejson = (spec: unknown) => EJSON.stringify(spec, { relaxed: false })
const query = fc
  .oneof(single(path, fc.oneof(value, single(from(QUERY), value))), single(from(['$and', '$or', '$nor', '$expr']), value))
  .map(ejson)
const update = single(from(UPDATE), single(path, value)).map(ejson)
const stage = fc.record({
  stageKey: from(STAGES),
  stageValue: fc
    .oneof(
      value,
      single(path, value),
      fc.tuple(single(fc.constant('_id'), value), single(path, value)).map((parts) => Object.assign({}, ...parts)),
    )
    .map(ejson),
})
const namedStage = fc
  .constantFrom(...NAMED)
  .chain(([stageKey, ...names]) =>
    fc
      .tuple(...names.map(() => value))
      .map((values) => ({ stageKey, stageValue: ejson(Object.fromEntries(names.map((name, index) => [name, values[index]]))) })),
  )
const computing = value.map((v) => ({ stageKey: '$project', stageValue: ejson({ v }) }))

const request = (action: string, fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<AdminBody> =>
  fc.record({ action: fc.constant(`database.${action}`), collectionName: fc.constant('odd'), ...fields })
const all = fc.constant('{}')
const body: fc.Arbitrary<AdminBody> = fc.oneof(
  request('getDocument', { query, order: single(path, scalar).map(ejson) }),
  request('getDocument', { query: all, projection: single(path, value).map(ejson) }),
  request('calculateDocument', { query }),
  request('modifyDocument', { query: fc.oneof(query, all), data: update, multi: fc.boolean(), merge: fc.constant(true) }),
  request('modifyDocument', {
    query: fc.constant('{"_id":"x"}'),
    data: value.map(ejson),
    merge: fc.constant(false),
    upsert: fc.constant(true),
  }),
  request('modifyAndReturnDoc', { query: fc.oneof(query, all), data: update }),
  request('aggregateDocuments', { stages: fc.array(fc.oneof(stage, namedStage, computing, computing), { minLength: 1, maxLength: 2 }) }),
  request('insertDocument', { data: fc.array(single(path, value).map(ejson), { maxLength: 2 }) }),
)

test('whatever a request says, the answer is a reply or a refusal, never an internal error', async () => {
  database.ensureCollections([
    {
      name: 'odd',
      indexes: [
        {
          name: 'ab',
          keys: [
            ['a', 1],
            ['b', -1],
          ],
        },
        { name: 'place', keys: [['place', '2dsphere']] },
      ],
    },
  ])
  const insert = database.plugin.adminActions?.['database.insertDocument']
  const samples = [
    '{"a":1,"b":"x","l":[1,{"n":2}],"at":{"$date":"2026-01-01T00:00:00Z"}}',
    '{"a":{"b":[1]},"place":{"type":"Point","coordinates":[1,2]}}',
    '{"a":null}',
  ]
  await insert?.({ action: 'database.insertDocument', collectionName: 'odd', data: samples })
  await fc.assert(
    fc.asyncProperty(body, async (request) => {
      const answer = async () => database.plugin.adminActions?.[request.action]?.(request)
      const refusal = await answer().catch((error: unknown) => error)
      if (refusal instanceof Error) expect(refusal).toBeInstanceOf(CloudBaseError)
    }),
    { numRuns: 5000 },
  )
})
