import { requestFailed } from '../refusal'
import { sameValue } from '../value/compare'
import { fieldOf, isArray, type Value } from '../value/value'
import { ANY, eager, isNothing, named, nullable, type Operator, toArray, toInteger } from './operator'

const $slice = nullable([2, 3], ([value, first, second], name) => {
  const array = toArray(value, name)
  const start = toInteger(first, name)
  if (second === undefined) return start < 0 ? array.slice(start) : array.slice(0, start)
  const count = toInteger(second, name)
  if (count <= 0) throw requestFailed('$slice with a position needs a count above 0.')
  const from = start < 0 ? Math.max(array.length + start, 0) : start
  return array.slice(from, from + count)
})

/** The longest range. MongoDB's limit is 100 MB; a range of this length is a mistake anyway. */
const MAX_RANGE = 1_000_000

const $range = eager([2, 3], ([from, to, by = 1], name) => {
  const [start, end, step] = [toInteger(from, name), toInteger(to, name), toInteger(by, name)]
  if (step === 0) throw requestFailed('$range needs a step that is not 0.')
  const length = Math.max(Math.ceil((end - start) / step), 0)
  if (length > MAX_RANGE) throw requestFailed(`$range makes at most ${MAX_RANGE} numbers.`)
  return Array.from({ length }, (_, index) => start + index * step)
})

const $indexOfArray = eager([2, 4], ([value, wanted, from = 0, to], name) => {
  if (isNothing(value)) return null
  const array = toArray(value, name)
  const [start, end] = [toInteger(from, name), to === undefined ? array.length : toInteger(to, name)]
  if (start < 0 || end < 0) throw requestFailed('$indexOfArray needs positions of at least 0.')
  return array.findIndex((element, index) => index >= start && index < end && sameValue(element, wanted))
})

const $zip = named(['inputs'], ['useLongestLength', 'defaults'], (part, name, specs) => {
  const [inputs, defaults] = [part('inputs'), part('defaults')]
  const longest = fieldOf(specs, 'useLongestLength') === true
  if (!longest && 'defaults' in specs) throw requestFailed('$zip takes "defaults" only with useLongestLength: true.')
  return (scope) => {
    const lists = toArray(inputs(scope), name)
    if (lists.some(isNothing)) return null
    const columns = lists.map((list) => toArray(list, name))
    const fill = longest ? (defaults(scope) ?? []) : []
    return zip(columns, longest, toArray(fill, name))
  }
})

const zip = (columns: readonly (readonly Value[])[], longest: boolean, fill: readonly Value[]): Value[] => {
  const lengths = columns.map(({ length }) => length)
  if (lengths.length === 0) return []
  const rows = longest ? Math.max(...lengths) : Math.min(...lengths)
  return Array.from({ length: rows }, (_, row) =>
    columns.map((column, index) => (row < column.length ? (column[row] ?? null) : (fill[index] ?? null))),
  )
}

/** Operators on arrays. Those that give names to elements are in `variables.ts`. */
export const ARRAYS: Readonly<Record<string, Operator>> = {
  $arrayElemAt: nullable([2, 2], ([value, index], name) => toArray(value, name).at(toInteger(index, name))),
  $concatArrays: nullable([0, ANY], (args, name) => args.flatMap((arg) => toArray(arg, name))),
  $in: eager([2, 2], ([wanted, value], name) => toArray(value, name).some((element) => sameValue(element, wanted))),
  $indexOfArray,
  $isArray: eager([1, 1], ([value]) => isArray(value)),
  $range,
  $reverseArray: nullable([1, 1], ([value], name) => toArray(value, name).toReversed()),
  $size: eager([1, 1], ([value], name) => toArray(value, name).length),
  $slice,
  $zip,
}
