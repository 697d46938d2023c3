import { type Condition, conjuncts, type FieldCondition, NO_VARIABLES } from '../query/condition'
import { requestFailed, unsupported } from '../refusal'
import type { Path } from '../value/path'
import { type Doc, isArray, type Value } from '../value/value'
import { changeAt, valueAt } from './change'

/**
 * Replaces `$` (the element that the query found) and `$[]` (every element) in an update's path by positions.
 * @returns one path for each selected element
 */
export function expandPositions(doc: Doc, path: Path, condition: Condition): Path[] {
  const at = path.findIndex((part) => part.startsWith('$'))
  if (at < 0) return [path]
  const [prefix, operator, rest] = [path.slice(0, at), path[at], path.slice(at + 1)]
  const array = valueAt(doc, prefix)
  if (!isArray(array)) throw requestFailed(`The path '${prefix.join('.')}' must be an array for '${path.join('.')}'.`)
  const positions = operator === '$' ? [foundPosition(doc, prefix, array, condition)] : [...array.keys()]
  return positions.flatMap((position) => expandPositions(doc, [...prefix, String(position), ...rest], condition))
}

/** Refuses parts of a path that begin with `$` and are neither `$` nor `$[]`. */
export function checkPositions(path: Path): void {
  const other = path.find((part) => part.startsWith('$') && part !== '$' && part !== '$[]')
  if (other)
    throw unsupported(
      `"${other}" in the path "${path.join('.')}"`,
      'The SDK sends no arrayFilters: use "$" with a condition on the array, or "$[]".',
    )
  if (path[0]?.startsWith('$')) throw requestFailed(`The path "${path.join('.')}" begins with "$".`)
}

function foundPosition(doc: Doc, prefix: Path, array: readonly Value[], condition: Condition): number {
  const name = prefix.join('.')
  const onArray = fieldConditions(condition).find(({ path }) => path === name || path.startsWith(`${name}.`))
  const position = onArray ? array.findIndex((element) => matchesAlone(doc, prefix, element, onArray)) : -1
  if (position < 0)
    throw requestFailed(`The positional operator did not find the match needed from the query: add a condition on "${name}".`)
  return position
}

const fieldConditions = (condition: Condition): FieldCondition[] =>
  conjuncts(condition).flatMap((part) => {
    if (part.kind === 'field') return [part]
    return part.kind === 'or' ? part.of.flatMap(fieldConditions) : []
  })

/** Whether the condition still holds when the element is the array's only one. */
const matchesAlone = (doc: Doc, prefix: Path, element: Value, condition: FieldCondition) =>
  condition.matches(changeAt(doc, prefix, { modify: () => [element], creates: false }), NO_VARIABLES)
