import type { FieldCondition } from '../query/condition'
import { keyString, stringPrefixKey, TYPE_TAG } from '../value/keyString'
import { isArray, type Value } from '../value/value'

/** Key strings between two limits. */
export interface Range {
  readonly min: string
  readonly minOpen: boolean
  readonly max: string
  readonly maxOpen: boolean
}

/**
 * The part of an index that can contain matches of a condition: single keys or a range. It may contain more, because every document is
 * tested again.
 */
export type Bounds = { readonly points: readonly string[] } | { readonly range: Range }

const afterType = (key: string) => String.fromCharCode(key.charCodeAt(0) + 1)

const isPoint = (value: Value) => !isArray(value) && !(value instanceof RegExp)

/** MongoDB compares values within one type, so a range ends where the next type begins. */
const RANGES: Readonly<Record<string, (key: string) => Range>> = {
  $gt: (key) => ({ min: key, minOpen: true, max: afterType(key), maxOpen: true }),
  $gte: (key) => ({ min: key, minOpen: false, max: afterType(key), maxOpen: true }),
  $lt: (key) => ({ min: key.charAt(0), minOpen: false, max: key, maxOpen: true }),
  $lte: (key) => ({ min: key.charAt(0), minOpen: false, max: key, maxOpen: false }),
}

/** The prefix that a plain `^abc` requires; `undefined` for any other expression. */
const prefixOf = ({ source, flags }: RegExp): string | undefined =>
  flags.replace('u', '') === '' ? /^\^([^\\^$.*+?()[\]{}|/]+)(?:\.\*)?$/.exec(source)?.[1] : undefined

const patternBounds = (operand: RegExp): Bounds | undefined => {
  const prefix = prefixOf(operand)
  if (prefix === undefined) return undefined
  const min = TYPE_TAG.string + stringPrefixKey(prefix)
  return { range: { min, minOpen: false, max: `${min}\uffff`, maxOpen: false } }
}

/** The bounds of one condition; `undefined` if an index cannot be used for it. */
export function boundsOf({ operator, operand }: FieldCondition): Bounds | undefined {
  if (operand instanceof RegExp) return operator === '$regex' ? patternBounds(operand) : undefined
  if (operator === '$in' && isArray(operand) && operand.every(isPoint)) return { points: [...new Set(operand.map(keyString))] }
  if (!isPoint(operand)) return undefined
  if (operator === '$eq') return { points: [keyString(operand)] }
  const range = RANGES[operator]
  if (!range) return undefined
  if (operand === null) return operator === '$gte' || operator === '$lte' ? { points: [keyString(null)] } : undefined
  return { range: range(keyString(operand)) }
}

const narrower = (a: Range, b: Range): Range => {
  const low = a.min > b.min || (a.min === b.min && a.minOpen) ? a : b
  const high = a.max < b.max || (a.max === b.max && a.maxOpen) ? a : b
  return { min: low.min, minOpen: low.minOpen, max: high.max, maxOpen: high.maxOpen }
}

/**
 * The combined bounds of all conditions on one field.
 * @param multikey whether documents have several keys; then different elements may satisfy two conditions, so only one condition can be
 * used
 */
export function combinedBounds(conditions: readonly FieldCondition[], multikey: boolean): Bounds | undefined {
  const all = conditions.map(boundsOf).filter((bounds) => bounds !== undefined)
  const points = all.find((bounds) => 'points' in bounds)
  if (points) return points
  const ranges = all.flatMap((bounds) => ('range' in bounds ? [bounds.range] : []))
  const [first] = ranges
  if (!first) return undefined
  return { range: multikey ? first : ranges.reduce(narrower) }
}
