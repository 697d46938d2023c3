import ts from 'typescript'
import { outboxIndex } from '../../cloudfunctions/kernel/database/decision'
import { type CollectionDefinition, termMsOf } from '../../cloudfunctions/kernel/database/definition'
import { collections, everyDomain } from '../builders/house'
import { filesOf, nodesOf, parse, textOf } from './source'

const definitions = collections.map(({ definition }) => definition)
const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name)

/** The collection names in all calls of `openCollection`. */
const opened = filesOf('cloudfunctions/*.ts').flatMap((path) =>
  nodesOf(parse(path))
    .filter(ts.isCallExpression)
    .filter((call) => call.expression.getText() === 'openCollection')
    .map((call) => /name: '(\w+)'/.exec(call.getText())?.[1]),
)

test('every collection is in the manifest of exactly one domain', () => {
  expect(namesOf(definitions).toSorted()).toEqual(opened.toSorted())
  expect(new Set(namesOf(definitions)).size).toBe(definitions.length)
})

test('only collections use the SDK to reach the database', () => {
  const asking = filesOf('cloudfunctions/*.ts').filter((path) => /\.database\(\)|\.collection\(/.test(textOf(path)))
  expect(asking).toEqual(['cloudfunctions/kernel/database/collection.ts'])
})

test('the SDK is imported only where it is set up and where the identity is read', () => {
  const importing = filesOf('cloudfunctions/*.ts').filter((path) => /from '@cloudbase\/node-sdk'/.test(textOf(path)))
  expect(importing).toEqual(['cloudfunctions/kernel/cloud.ts', 'cloudfunctions/kernel/identity.ts'])
})

const followed = everyDomain.flatMap(({ forget }) => Object.keys(forget ?? {}))
const cases = definitions.map((definition) => [definition.name, definition] as const)

describe.each(cases)('%s', (collection, { indexes, retention }: CollectionDefinition) => {
  test('gives each index a unique name and distinct fields', () => {
    expect(new Set(namesOf(indexes)).size).toBe(indexes.length)
    for (const { keys } of indexes) {
      expect(keys.length).toBeGreaterThan(0)
      expect(new Set(keys.map(([field]) => field)).size).toBe(keys.length)
    }
  })

  test('states how long it is kept, and why', () => expect(retention.why).toMatch(/\w+ \w+/))

  test('deletes old documents by an existing index: the fixed fields first, then the date', () => {
    const rules = retention.keep === 'days' ? retention.rules : []
    if (retention.keep === 'days') expect(rules.length).toBeGreaterThan(0)
    for (const rule of rules) {
      const { index, equals } = rule
      const keys = indexes.find(({ name }) => name === index)?.keys.map(([field]) => field) ?? []
      const fixed = Object.keys(equals)
      expect(keys.slice(0, fixed.length).toSorted()).toEqual(fixed.toSorted())
      const [date, ...rest] = keys.slice(fixed.length)
      expect(date).toBeDefined()
      // Documents that are removed one by one are read page by page.
      expect(followed.includes(collection) ? [['_id']] : [[], ['_id']]).toContainEqual(rest)
      expect(termMsOf(rule)).toBeGreaterThan(0)
    }
  })
})

const READERS = 'find|findPart|findNearest|count|countByHour|findRiders|findWaiting|Page|findAll|findFirst'
/** What they read from: a collection, or some fields of it. */
const COLLECTION = '\\w+(\\([^;]*?\\))?'

test('every index is used by a query, a retention rule or the outbox job', () => {
  const code = filesOf('cloudfunctions/*.ts').map(textOf).join('\n')
  const unused = definitions.flatMap(({ name, indexes }) =>
    indexes
      .filter(
        (index) =>
          !new RegExp(`(${READERS})\\((${COLLECTION},\\s)?(\\n\\s*)?'${index.name}'`).test(code) &&
          !code.includes(`index: '${index.name}',`) &&
          index !== outboxIndex &&
          !isRetentionOf(name, index.name),
      )
      .map((index) => `${name}.${index.name}`),
  )
  expect(unused).toEqual([])
})

const isRetentionOf = (collection: string, index: string) =>
  definitions.some(
    ({ name, retention }) => name === collection && retention.keep === 'days' && retention.rules.some((rule) => rule.index === index),
  )
