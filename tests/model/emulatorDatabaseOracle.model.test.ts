import fc from 'fast-check'
import { aggregate, find, updateOne } from 'mingo'
import { cloneDeep } from 'mingo/util'
import { compilePipeline } from '../../emulator/database/aggregate/pipeline'
import { compileQuery } from '../../emulator/database/query/compile'
import { NO_VARIABLES } from '../../emulator/database/query/condition'
import { compileUpdate } from '../../emulator/database/update/compile'
import type { Doc, Value } from '../../emulator/database/value/value'

/**
 * An independent opinion: where `mingo` means what MongoDB means, both must agree. Left out is what mingo gets wrong (`$lte: null` on
 * missing fields, key order, `$elemMatch` on scalars, type errors in updates, `$mod` of dates, `$size` and `$all` inside arrays of
 * subdocuments, `$addToSet` on arrays with repetitions), and what it doesn't know (places).
 */

const scalar = fc.constantFrom<Value>(0, 1, 2, 5, 'x', 'xy', true, false, new Date(0), new Date(9))
const orNull = fc.oneof(scalar, fc.constant<Value>(null))
const list = fc.array(scalar, { maxLength: 4 })
const plain = (fields: Record<string, fc.Arbitrary<Value>>, requiredKeys?: string[]): fc.Arbitrary<Doc> =>
  fc.record(fields, requiredKeys ? { requiredKeys } : {}).map((made) => ({ ...made }))

const inner = plain({ p: scalar, q: orNull }, [])
const document = plain({ s: orNull, l: list, o: inner, docs: fc.array(inner, { maxLength: 3 }) }, [])

const path = fc.constantFrom('s', 'l', 'o.p', 'o.q', 'docs.p')
const comparison: fc.Arbitrary<Doc> = fc.oneof(
  plain({ $eq: scalar }),
  plain({ $ne: scalar }),
  plain({ $gt: scalar }),
  plain({ $gte: scalar }),
  plain({ $lt: scalar }),
  plain({ $lte: scalar }),
  plain({ $in: list }),
  plain({ $nin: list }),
  plain({ $exists: fc.boolean() }),
  plain({ $regex: fc.constantFrom(/x/, /y$/) }),
)
const { query } = fc.letrec<{ query: Doc }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'query' },
    fc.tuple(path, comparison).map(([field, operator]): Doc => ({ [field]: operator })),
    fc.tuple(path, comparison).map(([field, operator]): Doc => ({ [field]: { $not: operator } })),
    plain({ l: fc.oneof(plain({ $size: fc.nat(3) }), plain({ $all: fc.array(scalar, { minLength: 1, maxLength: 2 }) })) }),
    plain({ docs: plain({ $elemMatch: plain({ p: comparison }) }) }),
    plain({ $or: fc.array(tie('query'), { minLength: 1, maxLength: 3 }) }),
    plain({ $and: fc.array(tie('query'), { minLength: 1, maxLength: 3 }) }),
    plain({ $nor: fc.array(tie('query'), { minLength: 1, maxLength: 2 }) }),
  ),
}))

test('queries', () => {
  fc.assert(
    fc.property(document, query, (doc, where) => {
      expect(compileQuery(where).condition.matches(doc, NO_VARIABLES)).toBe(find([doc], where).all().length === 1)
    }),
    { numRuns: 3000 },
  )
})

test('updates', () => {
  const number = fc.integer({ min: -5, max: 5 })
  const target = plain({ n: number, m: fc.nat(5), l: list, o: inner })
  const update: fc.Arbitrary<Doc> = fc.oneof(
    plain({ $set: plain({ n: scalar, 'o.p': scalar, 'o.new.deep': scalar }, []) }),
    plain({ $unset: plain({ n: fc.constant(''), 'o.q': fc.constant('') }, []) }),
    plain({ $inc: plain({ n: number, fresh: number }, []) }),
    plain({ $mul: plain({ m: fc.nat(5), fresh: fc.nat(5) }, []) }),
    plain({ $min: plain({ n: number }), $max: plain({ m: number }) }),
    plain({ $push: plain({ l: plain({ $each: list, $position: fc.nat(4) }, ['$each']) }) }),
    plain({ $pop: plain({ l: fc.constantFrom(1, -1) }) }),
    plain({ $pull: plain({ l: scalar }) }),
    plain({ $pullAll: plain({ l: list }) }),
    plain({ $rename: plain({ n: fc.constant('renamed') }) }),
  )
  fc.assert(
    fc.property(target, update, (doc, change) => {
      const theirs = [cloneDeep(doc) as Doc]
      updateOne(theirs, {}, change)
      expect(compileUpdate(change).apply(doc, compileQuery({}).condition)).toEqual(theirs[0])
    }),
    { numRuns: 2000 },
  )
})

test('pipelines', () => {
  const number = fc.integer({ min: -3, max: 9 })
  const row = plain({
    _id: fc.uuid(),
    g: fc.constantFrom('a', 'b'),
    n: number,
    m: number,
    tags: fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
  })
  const stage: fc.Arbitrary<Doc> = fc.constantFrom<Doc>(
    { $match: { n: { $gt: 2 } } },
    { $sort: { n: 1, m: -1, _id: 1 } },
    { $limit: 3 },
    { $skip: 1 },
    { $unwind: '$tags' },
    { $addFields: { total: { $add: ['$n', '$m'] }, big: { $cond: [{ $gt: ['$n', 4] }, 'yes', 'no'] } } },
    { $addFields: { kept: { $filter: { input: ['$n', '$m'], as: 'v', cond: { $gte: ['$$v', 0] } } } } },
    { $project: { g: 1, n: 1, m: 1, tags: 1, up: { $toUpper: '$g' } } },
    { $group: { _id: '$g', n: { $sum: '$n' }, m: { $max: '$m' }, tags: { $push: '$n' }, g: { $first: '$g' } } },
  )
  fc.assert(
    fc.property(
      fc.uniqueArray(row, { maxLength: 8, selector: ({ _id }) => String(_id) }),
      fc.array(stage, { maxLength: 4 }),
      (rows, stages) => {
        const source = {
          find: (_name: string, asked: ReturnType<typeof compileQuery>) => rows.filter((doc) => asked.condition.matches(doc, NO_VARIABLES)),
          geoFields: () => [],
        }
        const named = [
          { name: '$sort', spec: { _id: 1 } },
          ...stages.flatMap((one) => Object.entries(one).map(([name, spec]) => ({ name, spec }))),
        ]
        const ours = compilePipeline(source, 'rows', [{ name: '$skip', spec: 0 }, ...named], NO_VARIABLES)()
        expect(ours).toEqual(aggregate(rows, [{ $sort: { _id: 1 } }, ...stages]))
      },
    ),
    { numRuns: 500 },
  )
})
