import { requestFailed } from '../refusal'
import { sameValue } from '../value/compare'
import { type Path, positionIn } from '../value/path'
import { type Doc, fieldOf, isArray, isDoc, show, type Value } from '../value/value'

/** What an operator does to the value at its path. `undefined` means that the field does not exist, before and after. */
export interface Change {
  readonly modify: (current: Value | undefined) => Value | undefined
  /** Whether missing parent objects are created. */
  readonly creates: boolean
}

/**
 * Changes one path of a document. Returns the same document if nothing changes. Refuses a path that leads into a string, a number and so
 * on.
 */
export function changeAt(doc: Doc, path: Path, change: Change): Doc {
  const changed = step(doc, path, 0, change)
  return isDoc(changed) ? changed : doc
}

function step(value: Value | undefined, path: Path, depth: number, change: Change): Value | undefined {
  const part = path[depth]
  if (part === undefined) return keepSame(value, change.modify(value))
  if (isArray(value)) return inArray(value, path, depth, change)
  if (isDoc(value)) return inDoc(value, path, depth, change)
  if (!change.creates) return value
  if (value === undefined) return inDoc({}, path, depth, change)
  throw requestFailed(`Cannot create field '${part}' in element {${path[depth - 1]}: ${show(value)}}`)
}

const keepSame = (before: Value | undefined, after: Value | undefined) => (sameValue(before, after) ? before : after)

function inDoc(doc: Doc, path: Path, depth: number, change: Change): Doc | undefined {
  const name = path[depth] ?? ''
  const before = fieldOf(doc, name)
  const after = step(before, path, depth + 1, change)
  if (after === before) return doc
  if (after !== undefined) return { ...doc, [name]: after }
  const { [name]: _removed, ...rest } = doc
  return rest
}

function inArray(array: readonly Value[], path: Path, depth: number, change: Change): readonly Value[] {
  const part = path[depth] ?? ''
  const position = positionIn(part)
  if (position < 0 && !change.creates) return array
  if (position < 0) throw requestFailed(`Cannot create field '${part}' in element {${path[depth - 1]}: ${show(array)}}`)
  if (position >= array.length && !change.creates) return array
  const after = step(array[position], path, depth + 1, change) ?? null
  return after === array[position] ? array : withElement(array, position, after)
}

/** MongoDB's own limit on how far beyond the end an element can be set. */
const MAX_PADDING = 1_500_000

const withElement = (array: readonly Value[], position: number, element: Value): Value[] => {
  if (position - array.length > MAX_PADDING) throw requestFailed(`The array position ${position} is too far beyond the end.`)
  const padding = Array.from({ length: Math.max(position - array.length, 0) }, () => null)
  return [...array.slice(0, position), ...padding, element, ...array.slice(position + 1)]
}

/** The value at an exact path, which enters arrays by position only. */
export const valueAt = (value: Value | undefined, path: Path): Value | undefined =>
  path.reduce<Value | undefined>((current, part) => {
    if (isArray(current)) return current[positionIn(part)]
    return isDoc(current) ? fieldOf(current, part) : undefined
  }, value)
