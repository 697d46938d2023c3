import { keyString } from './keyString'
import type { Value } from './value'

/**
 * Compares in MongoDB's order over all types, and answers a negative number, zero or a positive one. A missing value comes before `null`.
 */
export function compareValues(left: Value | undefined, right: Value | undefined): number {
  if (left === right) return 0
  if (typeof left === 'number' && typeof right === 'number' && left - right !== 0 && !Number.isNaN(left - right)) return left - right
  const [a, b] = [keyString(left), keyString(right)]
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Compares by MongoDB's equality: 1 equals 1.0, and the order of fields in subdocuments matters. */
export function sameValue(left: Value | undefined, right: Value | undefined): boolean {
  if (left === right) return true
  if (typeof left === 'string' || typeof right === 'string') return false
  return keyString(left) === keyString(right)
}

/** The distinct values in the order of their first appearance. */
export function distinct(values: readonly Value[]): Value[] {
  const seen = new Map<string, Value>()
  for (const value of values) {
    const key = keyString(value)
    if (!seen.has(key)) seen.set(key, value)
  }
  return [...seen.values()]
}
