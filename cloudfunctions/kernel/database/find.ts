import type { CollectionDefinition, IndexDefinition } from './definition'

export type Value = string | number | boolean | Date | null

export interface Page {
  /** Values of the first keys of the index: of every key before the one that a range or the order applies to. */
  readonly equals: Readonly<Record<string, Value>>
  /** Only documents beyond this value of the next key, in the index's direction. */
  readonly after?: Value
  /** Only documents at or before this value of the next key. */
  readonly upTo?: Date
  /** Only documents at or after this value of the next key, regardless of the index's direction. */
  readonly from?: Date
  readonly limit: number
}

/** The index that every collection has by itself. It finds each document once, whatever is changed in it meanwhile. */
export const idIndex: IndexDefinition = { name: '_id', keys: [['_id', 1]] }

type IndexKey = IndexDefinition['keys'][number]

interface Commands {
  eq(value: unknown): unknown
  gt(value: unknown): unknown
  gte(value: unknown): unknown
  lt(value: unknown): unknown
  lte(value: unknown): unknown
  and(conditions: unknown[]): unknown
}

/**
 * Translates a page of an index into the SDK's query. Throws when the index cannot answer it, because the query would scan the collection.
 */
export function planFind(definition: CollectionDefinition, indexName: string, page: Page, command: Commands) {
  const index = indexOf(definition, indexName)
  if (hasPlace(index)) throw new TypeError(`${definition.name}.${indexName} finds what is nearest, and no pages`)
  const equal = Object.keys(page.equals)
  const prefix = index.keys.slice(0, equal.length).map(([field]) => field)
  if (prefix.length < equal.length || prefix.some((field) => page.equals[field] === undefined)) {
    throw new TypeError(`${definition.name}.${indexName} needs ${prefix.join(', ')}, not ${equal.join(', ')}`)
  }
  const rest = index.keys.slice(equal.length)
  const [next] = rest
  const range = rangeOf(page, next?.[1], command)
  if (range.length > 0 && !next) throw new TypeError(`${definition.name}.${indexName} has no key left for a range`)
  const where: Record<string, unknown> = Object.fromEntries(equal.map((field) => [field, command.eq(page.equals[field])]))
  if (next && range.length > 0) where[next[0]] = range.length === 1 ? range[0] : command.and(range)
  const order = rest.map(([field, direction]) => [field, direction === 1 ? ('asc' as const) : ('desc' as const)] as const)
  return { where, order, limit: page.limit }
}

function indexOf(definition: CollectionDefinition, indexName: string): IndexDefinition {
  const index = [...definition.indexes, idIndex].find(({ name }) => name === indexName)
  if (!index) throw new TypeError(`${definition.name} declares no index ${indexName}`)
  return index
}

const hasPlace = ({ keys }: IndexDefinition) => keys[0]?.[1] === '2dsphere'

export interface Nearest {
  readonly point: { readonly latitude: number; readonly longitude: number }
  /** Values of the index's further keys. */
  readonly equals: Readonly<Record<string, Value>>
  readonly most: number
}

/** Translates what is nearest into the SDK's query. Throws when the index cannot answer it. */
export function planNearest(
  definition: CollectionDefinition,
  indexName: string,
  { equals }: Nearest,
  command: Pick<Commands, 'eq'>,
  isNear: unknown,
): Record<string, unknown> {
  const [place, ...others] = indexOf(definition, indexName).keys
  if (place?.[1] !== '2dsphere') throw new TypeError(`${definition.name}.${indexName} has no place`)
  const unknown = Object.keys(equals).find((field) => !others.some(([key]) => key === field))
  if (unknown) throw new TypeError(`${definition.name}.${indexName} has no key ${unknown}`)
  return { [place[0]]: isNear, ...Object.fromEntries(Object.entries(equals).map(([field, value]) => [field, command.eq(value)])) }
}

function rangeOf({ after, upTo, from }: Page, direction: IndexKey[1] | undefined, command: Commands): unknown[] {
  return [
    ...(after === undefined ? [] : [direction === -1 ? command.lt(after) : command.gt(after)]),
    ...(upTo === undefined ? [] : [command.lte(upTo)]),
    ...(from === undefined ? [] : [command.gte(from)]),
  ]
}
