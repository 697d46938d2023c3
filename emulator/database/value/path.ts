import { requestFailed } from '../refusal'
import { fieldOf, isArray, isDoc, type Value } from './value'

export type Path = readonly string[]

/** Splits `a.b.c`. Refuses parts that cannot be names of fields. */
export function parsePath(path: string): Path {
  const parts = path.split('.')
  if (parts.includes('')) throw requestFailed(`The field path "${path}" has an empty part. Write it as "a.b".`)
  if (parts.includes('__proto__')) throw requestFailed('No field is called "__proto__".')
  return parts
}

const POSITION = /^(0|[1-9]\d*)$/

/** The array position that a part of a path denotes, or -1. */
export const positionIn = (part: string): number => (POSITION.test(part) ? Number(part) : -1)

/** Whether an array at the end of a path stands for its elements and itself, or for itself alone. */
export type Leaf = 'elements' | 'whole'

type Test = (value: Value | undefined) => boolean

const testLeaf = (value: Value | undefined, leaf: Leaf, test: Test): boolean =>
  (leaf === 'elements' && isArray(value) && value.some(test)) || test(value)

/**
 * Whether the test accepts any value that the path leads to. As in MongoDB, a path goes through every subdocument of an array, and a number
 * also selects a position of an array. The test gets `undefined` where the path leads nowhere.
 */
export function someAt(value: Value | undefined, path: Path, leaf: Leaf, test: Test, depth = 0): boolean {
  const part = path[depth]
  if (part === undefined) return testLeaf(value, leaf, test)
  if (isDoc(value)) return someAt(fieldOf(value, part), path, leaf, test, depth + 1)
  if (!isArray(value)) return test(undefined)
  if (value.some((element) => isDoc(element) && someAt(element, path, leaf, test, depth))) return true
  const position = positionIn(part)
  return position >= 0 && position < value.length && someAt(value[position], path, leaf, test, depth + 1)
}

/** The keys of a document for an index or a sort. */
export interface Keys {
  readonly values: (Value | undefined)[]
  /** Whether the path contains an array, so that one document may have several keys. */
  multikey: boolean
}

/** The keys at a path: each element of an array (`undefined` for an empty array), and `null` for a missing field. */
export function keysAt(value: Value | undefined, path: Path): Keys {
  const keys: Keys = { values: [], multikey: false }
  collectKeys(value, path, 0, keys)
  return keys
}

function collectKeys(value: Value | undefined, path: Path, depth: number, keys: Keys): void {
  const part = path[depth]
  if (isArray(value)) collectFromArray(value, path, depth, keys)
  else if (part === undefined || !isDoc(value)) keys.values.push(part === undefined ? (value ?? null) : null)
  else collectKeys(fieldOf(value, part), path, depth + 1, keys)
}

function collectFromArray(array: readonly Value[], path: Path, depth: number, keys: Keys): void {
  const part = path[depth]
  const position = part === undefined ? -1 : positionIn(part)
  keys.multikey = true
  if (position >= 0 && position < array.length) collectKeys(array[position], path, depth + 1, keys)
  else if (array.length === 0) keys.values.push(part === undefined ? undefined : null)
  else if (part === undefined) keys.values.push(...array)
  else for (const element of array) collectKeys(isDoc(element) ? element : null, path, depth, keys)
}

/** Reads a path as an aggregation expression does: an array on the way becomes an array of the values in its subdocuments. */
export function readAt(value: Value | undefined, path: Path, depth = 0): Value | undefined {
  const part = path[depth]
  if (part === undefined) return value
  if (isDoc(value)) return readAt(fieldOf(value, part), path, depth + 1)
  if (!isArray(value)) return undefined
  return value.flatMap((element) => {
    const read = isDoc(element) ? readAt(element, path, depth) : undefined
    return read === undefined ? [] : [read]
  })
}
