import { serialize } from 'bson'
import fc from 'fast-check'
import { Collection } from '../../emulator/database/collection/collection'
import type { IndexDeclaration } from '../../emulator/database/collection/indexDefinition'
import { StoredDocument } from '../../emulator/database/collection/storedDocument'
import { runQuery } from '../../emulator/database/plan/execute'
import { compileQuery } from '../../emulator/database/query/compile'
import { NO_VARIABLES } from '../../emulator/database/query/condition'
import { compileSort, sortBy } from '../../emulator/database/query/sort'
import type { Doc, Value } from '../../emulator/database/value/value'

const FIELDS = ['a', 'b', 'c.d'] as const
const field = fc.constantFrom(...FIELDS)

/** Few different values, so that queries find something; of several types, so that types get mixed. */
const scalar = fc.constantFrom<Value>(null, 0, 1, 2, 3, 'x', 'xy', 'y', true, new Date(0), new Date(5))
const held = fc.oneof({ weight: 5, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) })

const docOf = (fields: Partial<Record<'a' | 'b' | 'd', Value>>): Doc => {
  const { d, ...rest } = fields
  return d === undefined ? rest : { ...rest, c: { d } }
}
/** At most one field is an array, as a compound index wants it. */
const document = fc.oneof(
  fc.record({ a: held, b: scalar, d: scalar }, { requiredKeys: [] }).map(docOf),
  fc.record({ a: scalar, b: held, d: scalar }, { requiredKeys: [] }).map(docOf),
  fc.record({ a: scalar, b: scalar, d: held }, { requiredKeys: [] }).map(docOf),
)

/** fast-check's own records have no prototype; what comes from the wire has. */
const plain = <T extends Record<string, Value>>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Doc> =>
  fc.record(model).map((made) => ({ ...made }))

const operators: fc.Arbitrary<Doc> = fc.oneof(
  plain({ $eq: scalar }),
  plain({ $in: fc.array(scalar, { maxLength: 3 }) }),
  plain({ $gt: scalar }),
  plain({ $gt: scalar, $lt: scalar }),
  plain({ $lte: scalar }),
  plain({ $gte: scalar, $lte: scalar }),
  plain({ $ne: scalar }),
  plain({ $exists: fc.boolean() }),
  fc.constant({ $not: { $gt: 1 } }),
  fc.constantFrom(/^x/, /y$/).map(($regex) => ({ $regex })),
)
const { query } = fc.letrec<{ query: Doc }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'query' },
    fc.dictionary(field, fc.oneof(scalar, operators), { maxKeys: 3, noNullPrototype: true }),
    plain({ $or: fc.array(tie('query'), { minLength: 1, maxLength: 3 }) }),
    plain({ $and: fc.array(tie('query'), { minLength: 1, maxLength: 2 }) }),
    plain({ $nor: fc.array(tie('query'), { minLength: 1, maxLength: 2 }) }),
  ),
}))

const direction = fc.constantFrom<1 | -1>(1, -1)
const order = fc
  .uniqueArray(fc.tuple(field, direction), { maxLength: 2, selector: ([name]) => name })
  .map((keys): Doc => Object.fromEntries(keys))
const index = fc
  .uniqueArray(fc.tuple(field, direction), { minLength: 1, maxLength: 3, selector: ([name]) => name })
  .map((keys): IndexDeclaration => ({ name: keys.map(([name]) => name).join('_'), keys }))

const load = (documents: readonly Doc[], indexes: readonly IndexDeclaration[]) => {
  const collection = new Collection('model')
  collection.setIndexes(indexes)
  for (const [position, doc] of documents.entries()) {
    collection.replace(undefined, new StoredDocument(position, serialize({ _id: position, ...doc }), position))
  }
  return collection
}

const idsOf = (found: readonly StoredDocument[]) => found.map(({ id }) => id)
const numerically = (a: unknown, b: unknown) => Number(a) - Number(b)

test('a query finds by index exactly what it finds by looking at every document, in the order that was asked for', () => {
  fc.assert(
    fc.property(
      fc.array(document, { maxLength: 30 }),
      fc.uniqueArray(index, { maxLength: 3, selector: ({ name }) => name }),
      query,
      order,
      (documents, indexes, where, by) => {
        const collection = load(documents, indexes)
        const compiled = compileQuery(where)
        const sortKeys = compileSort(by, 'order')
        const { found, index: used, examined } = runQuery(collection, compiled, { variables: NO_VARIABLES, order: sortKeys })
        const scanned = [...collection.all()].filter(({ doc }) => compiled.condition.matches(doc, NO_VARIABLES))
        expect(idsOf(found).sort(numerically)).toEqual(idsOf(scanned))
        expect(idsOf(sortBy(found, sortKeys, ({ doc }) => doc))).toEqual(idsOf(found))
        expect(examined).toBeLessThanOrEqual(used === null ? documents.length : documents.length * (where.$or ? 3 : 1))
      },
    ),
    {
      numRuns: 1500,
      // Two elements of one array were asked for: the document was found twice.
      examples: [
        [
          [{ b: [null, 'x'] }],
          [
            {
              name: 'b_a',
              keys: [
                ['b', 1],
                ['a', 1],
              ],
            },
          ],
          { b: { $in: [null, 'x'] } },
          {},
        ],
      ],
    },
  )
})

test('a limit gives the first of what comes without it', () => {
  fc.assert(
    fc.property(
      fc.array(document, { maxLength: 30 }),
      index,
      query,
      order,
      fc.nat(5),
      fc.integer({ min: 1, max: 5 }),
      (documents, only, where, by, skip, limit) => {
        const collection = load(documents, [only])
        const options = { variables: NO_VARIABLES, order: compileSort(by, 'order') }
        const all = runQuery(collection, compileQuery(where), options).found
        const page = runQuery(collection, compileQuery(where), { ...options, skip, limit }).found
        expect(idsOf(page)).toEqual(idsOf(all.slice(skip, skip + limit)))
      },
    ),
    { numRuns: 500 },
  )
})

test('an index that follows writes equals one that is built anew', () => {
  const write = fc.tuple(fc.nat(9), fc.option(document))
  fc.assert(
    fc.property(fc.array(write, { maxLength: 40 }), index, query, (writes, only, where) => {
      const followed = load([], [only])
      followed.sorted[0]?.prepare()
      for (const [id, doc] of writes) {
        const before = followed.get(id)
        followed.replace(before, doc ? new StoredDocument(id, serialize({ _id: id, ...doc }), before?.order ?? id) : undefined)
      }
      const built = new Collection('built')
      for (const stored of followed.all()) built.load(stored)
      built.setIndexes([only])
      const ask = (collection: Collection) =>
        idsOf(runQuery(collection, compileQuery(where), { variables: NO_VARIABLES }).found).sort(numerically)
      expect(ask(followed)).toEqual(ask(built))
    }),
    { numRuns: 500 },
  )
})
