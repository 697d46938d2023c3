import { keyString } from './keyString'
import type { Value } from './value'

/** Negative, zero or positive: MongoDB's order over all types; a missing value comes before `null`. */
export function compareValues(left: Value | undefined, right: Value | undefined): number {
  if (left === right) return 0
  if (typeof left === 'number' && typeof right === 'number' && left - right !== 0 && !Number.isNaN(left - right)) return left - right
  const [a, b] = [keyString(left), keyString(right)]
  return a < b ? -1 : a > b ? 1 : 0
}

/** MongoDB's equality: 1 is 1.0, field order of subdocuments counts. */
export function sameValue(left: Value | undefined, right: Value | undefined): boolean {
  if (left === right) return true
  if (typeof left === 'string' || typeof right === 'string') return false
  return keyString(left) === keyString(right)
}

/** The different values in order of first appearance. */
export function distinct(values: readonly Value[]): Value[] {
  const seen = new Map<string, Value>()
  for (const value of values) {
    const key = keyString(value)
    if (!seen.has(key)) seen.set(key, value)
  }
  return [...seen.values()]
}
