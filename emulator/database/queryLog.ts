import type { Doc, Value } from './value/value'
import { isArray, isDoc } from './value/value'

/** A query that was answered, or an insertion, which examines no documents. */
export interface LoggedQuery {
  readonly collection: string
  /** The wire action, e.g. `database.getDocument`; an aggregation's `$lookup` counts as a query of its own. */
  readonly action: string
  /** Fields and operators; every value is "?". */
  readonly query: Value
  /** The index that was used, `null` for a scan of the whole collection. */
  readonly index: string | null
  /** The number of documents examined and the number of documents found. */
  readonly examined: number
  readonly returned: number
  /** The size of the documents found, as they are stored. */
  readonly bytes: number
}

const CAPACITY = 2000

/** The latest queries, so that a test can fail when one scans a collection. The shapes are computed only when they are read. */
export class QueryLog {
  #entries: (Omit<LoggedQuery, 'query'> & { readonly query: Doc })[] = []

  #counts: Record<string, number> = {}

  add(entry: Omit<LoggedQuery, 'query'> & { readonly query: Doc }): void {
    this.#counts[entry.action] = (this.#counts[entry.action] ?? 0) + 1
    this.#entries.push(entry)
    if (this.#entries.length > 2 * CAPACITY) this.#entries = this.#entries.slice(-CAPACITY)
  }

  /** At most 2,000, the oldest first. */
  list(): LoggedQuery[] {
    return this.#entries.slice(-CAPACITY).map((entry) => ({ ...entry, query: shapeOf(entry.query) }))
  }

  /** The number of queries of each action since the log was cleared, including those that are no longer listed. */
  counts(): Readonly<Record<string, number>> {
    return { ...this.#counts }
  }

  clear(): void {
    this.#entries = []
    this.#counts = {}
  }
}

const isStructure = (value: Value): boolean => isDoc(value) && Object.keys(value).some((name) => name.startsWith('$'))

/** A query without its values: `{ town: '?', age: { $gt: '?' } }`. */
export function shapeOf(query: Doc): Value {
  const fields = Object.entries(query).map(([name, value]): [string, Value] => {
    if (isArray(value) && ['$and', '$or', '$nor'].includes(name)) return [name, value.map((part) => (isDoc(part) ? shapeOf(part) : '?'))]
    const opens = isDoc(value) && name !== '$expr' && !name.startsWith('$geo') && (isStructure(value) || name === '$elemMatch')
    return [name, opens ? shapeOf(value) : '?']
  })
  return Object.fromEntries(fields)
}
