import type { Collection } from '../collection/collection'
import type { StoredDocument } from '../collection/storedDocument'
import { conjuncts, type NearCondition, type Query, type Variables } from '../query/condition'
import { type SortKey, sortBy } from '../query/sort'
import { planQuery } from './plan'

export interface QueryOptions {
  readonly variables: Variables
  readonly order?: readonly SortKey[]
  readonly skip?: number
  /** The largest number of results; all when absent. */
  readonly limit?: number
}

export interface QueryResult {
  readonly found: readonly StoredDocument[]
  /** The index that was used, `null` for a scan of the collection. */
  readonly index: string | null
  /** The number of documents that were examined. */
  readonly examined: number
}

/** Finds documents. Without an order `_.geoNear` returns the nearest first; other queries use the natural order or that of the index. */
export function runQuery(collection: Collection, { condition }: Query, options: QueryOptions): QueryResult {
  const { order = [], skip = 0, limit = Number.POSITIVE_INFINITY } = options
  const plan = planQuery(collection, condition, order)
  const near = conjuncts(condition).find((part) => part.kind === 'near')
  const stopsEarly = plan.ordered || (order.length === 0 && !near)
  const matching: StoredDocument[] = []
  let examined = 0
  for (const stored of plan.candidates()) {
    if (stopsEarly && matching.length >= skip + limit) break
    examined += 1
    if (condition.matches(stored.doc, options.variables)) matching.push(stored)
  }
  const sorted = stopsEarly ? matching : inOrder(matching, order, near)
  return { found: sorted.slice(skip, skip + limit), index: plan.index, examined }
}

const inOrder = (found: readonly StoredDocument[], order: readonly SortKey[], near: NearCondition | undefined): StoredDocument[] => {
  if (order.length > 0 || !near) return sortBy(found, order, ({ doc }) => doc)
  const measured = found.map((stored) => ({ stored, metres: near.distance(stored.doc) }))
  return measured.sort((a, b) => a.metres - b.metres).map(({ stored }) => stored)
}
