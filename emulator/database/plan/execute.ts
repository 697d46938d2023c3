import type { Collection } from '../collection/collection'
import type { StoredDocument } from '../collection/storedDocument'
import type { Query, Variables } from '../query/condition'
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

/** Finds documents. Without an order, `_.geoNear` returns the nearest first; other queries use the natural order or that of the index. */
export function runQuery(collection: Collection, { condition }: Query, options: QueryOptions): QueryResult {
  const { order = [], skip = 0, limit = Number.POSITIVE_INFINITY } = options
  const plan = planQuery(collection, condition, order)
  const stopsEarly = plan.ordered || order.length === 0
  const matching: StoredDocument[] = []
  let examined = 0
  for (const stored of plan.candidates()) {
    if (stopsEarly && matching.length >= skip + limit) break
    examined += 1
    if (condition.matches(stored.doc, options.variables)) matching.push(stored)
  }
  const sorted = stopsEarly ? matching : sortBy(matching, order, ({ doc }) => doc)
  return { found: sorted.slice(skip, skip + limit), index: plan.index, examined }
}
