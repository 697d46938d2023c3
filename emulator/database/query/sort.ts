import { invalidParam } from '../refusal'
import { keyString } from '../value/keyString'
import { keysAt, type Path, parsePath } from '../value/path'
import type { Doc, Value } from '../value/value'

/** One field of an order: ascending or descending. */
export interface SortKey {
  readonly field: string
  readonly path: Path
  readonly direction: 1 | -1
}

/**
 * Reads `{ field: 1 | -1, … }`.
 * @param what the name of the parameter in a refusal
 */
export const compileSort = (spec: Doc, what: string): SortKey[] =>
  Object.entries(spec).map(([field, direction]) => {
    if (direction !== 1 && direction !== -1) throw invalidParam(`${what}: the direction of "${field}" must be 1 or -1.`)
    return { field, path: field === '' ? [] : parsePath(field), direction }
  })

/**
 * The key of a value in a sort. An array counts by its smallest element when ascending and by its largest when descending; a missing field
 * counts as null.
 */
const sortKeyOf = (value: Value, { path, direction }: SortKey): string =>
  keysAt(value, path)
    .values.map(keyString)
    .reduce((best, key) => (key < best === (direction === 1) ? key : best))

/**
 * Sorts stably.
 * @param readItem reads the value of an item to sort by
 */
export function sortBy<T>(items: readonly T[], order: readonly SortKey[], readItem: (item: T) => Value): T[] {
  const keyed = items.map((item) => ({ item, keys: order.map((key) => sortKeyOf(readItem(item), key)) }))
  const directions = order.map(({ direction }) => direction)
  return keyed.sort((a, b) => compareKeys(a.keys, b.keys, directions)).map(({ item }) => item)
}

/** Compares key strings one by one, as far as both lists reach. */
export function compareKeys(left: readonly string[], right: readonly string[], directions: readonly number[]): number {
  for (const [position, direction] of directions.entries()) {
    const [a, b] = [left[position], right[position]]
    if (a === undefined || b === undefined) return 0
    if (a !== b) return a < b ? -direction : direction
  }
  return 0
}

export const sortValues = (values: readonly Value[], order: readonly SortKey[]): Value[] => sortBy(values, order, (value) => value)
