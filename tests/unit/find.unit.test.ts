import type { CollectionDefinition } from '../../cloudfunctions/kernel/database/definition'
import { type Page, planFind } from '../../cloudfunctions/kernel/database/find'
import { NOON } from '../builders/time'

const definition: CollectionDefinition = {
  name: 'samples',
  retention: { keep: 'always', why: 'Sample.' },
  indexes: [
    {
      name: 'station',
      keys: [
        ['stationId', 1],
        ['status', 1],
        ['since', -1],
      ],
    },
    { name: 'age', keys: [['at', 1]] },
  ],
}

/** Commands as plain data, so that a plan can be compared. */
const command = {
  eq: (value: unknown) => ({ eq: value }),
  gt: (value: unknown) => ({ gt: value }),
  gte: (value: unknown) => ({ gte: value }),
  lt: (value: unknown) => ({ lt: value }),
  lte: (value: unknown) => ({ lte: value }),
  and: (conditions: unknown[]) => ({ and: conditions }),
}

const plan = (index: string, page: Partial<Page>) => planFind(definition, index, { equals: {}, limit: 10, ...page }, command)

test('equality on the first keys, order by the rest', () => {
  expect(plan('station', { equals: { stationId: 'stn_a', status: 'verified' } })).toEqual({
    where: { stationId: { eq: 'stn_a' }, status: { eq: 'verified' } },
    order: [['since', 'desc']],
    limit: 10,
  })
})

test('goes on beyond the last one seen, in the direction of the index', () => {
  expect(plan('age', { after: NOON }).where).toMatchObject({ at: { gt: NOON } })
  const equals = { stationId: 'stn_a', status: 'verified' }
  expect(plan('station', { equals, after: NOON }).where).toMatchObject({ since: { lt: NOON } })
})

test('stops at an instant', () => expect(plan('age', { upTo: NOON }).where).toMatchObject({ at: { lte: NOON } }))

test('a window has both ends, so that an old claim does not hide the young ones', () => {
  const [from, to] = [new Date(0), NOON]
  expect(plan('age', { after: from, upTo: to }).where).toMatchObject({ at: { and: [{ gt: from }, { lte: to }] } })
})

test('a day of a list that begins with the newest: from its last instant back to its first', () => {
  const [midnight, equals] = [new Date(0), { stationId: 'stn_a', status: 'verified' }]
  expect(plan('station', { equals, after: NOON, from: midnight }).where).toMatchObject({
    since: { and: [{ lt: NOON }, { gte: midnight }] },
  })
})

test.each([
  ['an index that is not declared', 'name', {}],
  ['keys that are not the first of the index', 'station', { equals: { status: 'verified' } }],
  ['keys that the index does not have', 'age', { equals: { at: NOON, name: 'x' } }],
  ['more keys than the index has', 'age', { equals: { at: NOON, since: NOON } }],
  ['a window without a key left for it', 'age', { equals: { at: NOON }, after: NOON }],
])('%s would be a scan: refused', (_, index, page) => {
  expect(() => plan(index, page)).toThrow(TypeError)
})

test('a missing value is refused: the SDK would drop the key and match more', () => {
  expect(() => plan('station', { equals: { stationId: undefined as never } })).toThrow(TypeError)
})
