import type { Collection } from '../collection/collection'
import type { Entry, SortedIndex } from '../collection/sortedIndex'
import type { Id } from '../collection/storedDocument'
import type { FieldCondition } from '../query/condition'
import type { SortKey } from '../query/sort'
import { type Bounds, combinedBounds, type Range } from './bounds'

/** How a sorted index would answer a query. */
export interface SortedPlan {
  readonly index: string
  /** Whether the index returns documents in the requested order. */
  readonly ordered: boolean
  readonly score: number
  ids(): Iterable<Id>
}

/** The largest number of single keys that are looked up one by one. With more, further fields of the index are not used. */
const MAX_POINTS = 10_000

interface Prefix {
  /** Combinations of single keys for the first fields of the index. */
  readonly rows: readonly (readonly string[])[]
  readonly range: Range | undefined
}

/** Uses the index from its first field on, as long as the query fixes the field's values. */
function prefixOf(index: SortedIndex, byField: ReadonlyMap<string, readonly FieldCondition[]>): Prefix {
  let rows: readonly (readonly string[])[] = [[]]
  for (const [position, { field }] of index.keys.entries()) {
    const bounds: Bounds | undefined = combinedBounds(byField.get(field) ?? [], index.isArray(position))
    if (!bounds) break
    if ('range' in bounds) return { rows, range: bounds.range }
    if (rows.length * bounds.points.length > MAX_POINTS) break
    rows = rows.flatMap((row) => bounds.points.map((point) => [...row, point]))
  }
  return { rows, range: undefined }
}

/**
 * The direction in which the index gives the requested order, if it does. Fields that the query fixes to one value are skipped. A field
 * with arrays gives no order unless it is fixed to one element, in which case each document appears once.
 */
function directionFor(index: SortedIndex, { rows }: Prefix, order: readonly SortKey[]): 'forwards' | 'backwards' | undefined {
  const [row] = rows
  if (order.length === 0 || rows.length !== 1 || !row || order.some(({ field }) => isArrayIn(index, field))) return undefined
  const fixed = index.keys.slice(0, row.length).map(({ field }) => field)
  const wanted = order.filter(({ field }) => !fixed.includes(field))
  const remaining = index.keys.slice(row.length)
  const turns = wanted.map(({ field, direction }, position) =>
    remaining[position]?.field === field ? remaining[position].direction * direction : 0,
  )
  if (turns.includes(0) || new Set(turns).size > 1) return undefined
  return turns[0] === -1 ? 'backwards' : 'forwards'
}

const isArrayIn = (index: SortedIndex, wanted: string) =>
  index.keys.some(({ field }, position) => field === wanted && index.isArray(position))

const inRange = (key: string, { min, minOpen, max, maxOpen }: Range): number => {
  if (key < min || (minOpen && key === min)) return -1
  return key > max || (maxOpen && key === max) ? 1 : 0
}

/** Locates the part of an index that begins with a row and continues with a range. */
const locator = (index: SortedIndex, row: readonly string[], range: Range | undefined) => (entry: Entry) => {
  for (const [position, wanted] of row.entries()) {
    const key = entry.keys[position] ?? ''
    if (key !== wanted) return (key < wanted ? -1 : 1) * (index.keys[position]?.direction ?? 1)
  }
  return range ? inRange(entry.keys[row.length] ?? '', range) * (index.keys[row.length]?.direction ?? 1) : 0
}

/** The plan with one index, if the index can be used. */
export function planWith(
  index: SortedIndex,
  byField: ReadonlyMap<string, readonly FieldCondition[]>,
  order: readonly SortKey[],
): SortedPlan | undefined {
  index.prepare()
  const prefix = prefixOf(index, byField)
  const direction = directionFor(index, prefix, order)
  const fixed = prefix.rows[0]?.length ?? index.keys.length
  const score = fixed * 4 + (prefix.range ? 2 : 0) + (direction ? 1 : 0)
  if (score === 0) return undefined
  const backwards = direction === 'backwards'
  function* ids() {
    // Several rows can lead to one document: to its array, by more than one element.
    const seen = new Set<Id>()
    for (const row of prefix.rows) {
      for (const id of index.scan(locator(index, row, prefix.range), backwards)) {
        if (seen.has(id)) continue
        if (prefix.rows.length > 1) seen.add(id)
        yield id
      }
    }
  }
  return { index: index.name, ordered: direction !== undefined, score, ids }
}

/** The best sorted index for conditions that must all hold. The index declared first wins a tie. */
export function bestSortedPlan(collection: Collection, byField: ReadonlyMap<string, readonly FieldCondition[]>, order: readonly SortKey[]) {
  const plans = [collection.idIndex, ...collection.sorted].map((index) => planWith(index, byField, order))
  return plans.reduce((best, plan) => (plan && plan.score > (best?.score ?? 0) ? plan : best), undefined)
}
