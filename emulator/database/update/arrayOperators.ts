import { compileElement } from '../query/compile'
import { pattern } from '../query/elementTests'
import { compileSort, sortValues } from '../query/sort'
import { requestFailed, unsupported } from '../refusal'
import { distinct, sameValue } from '../value/compare'
import { fieldOf, isArray, isDoc, type Value } from '../value/value'
import { type UpdateOperator, wrongField, wrongOperand } from './fieldOperators'

/** An operator on an array. A missing field stays missing unless the operator `creates` it. */
const onArray =
  (
    creates: boolean,
    build: (operand: Value, name: string, path: string) => (array: readonly Value[]) => readonly Value[],
  ): UpdateOperator =>
  (operand, name, path) => {
    const change = build(operand, name, path)
    const modify = (current: Value | undefined) => {
      if (current === undefined) return creates ? change([]) : undefined
      if (!isArray(current)) throw wrongField(name, path, 'an array', current)
      return change(current)
    }
    return { creates, modify }
  }

const MODIFIERS = ['$each', '$position', '$slice', '$sort']

/** The values of `{ $each: […], … }`, or a single value. */
const valuesIn = (operand: Value, known: readonly string[], name: string, path: string): readonly Value[] => {
  if (!isDoc(operand) || !Object.keys(operand).some((key) => key.startsWith('$'))) return [operand]
  const unknown = Object.keys(operand).find((key) => !known.includes(key))
  if (unknown) throw unsupported(`${unknown} in ${name}`, `Use ${known.join(', ')}.`)
  const each = fieldOf(operand, '$each')
  if (!isArray(each)) throw wrongOperand(name, path, 'an array in each', each)
  return each
}

const wholeNumber = (value: Value | undefined, what: string): number | undefined => {
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value))) return value
  throw requestFailed(`$push: ${what} needs a whole number.`)
}

const sorter = (spec: Value | undefined): ((array: readonly Value[]) => readonly Value[]) => {
  if (spec === undefined) return (array) => array
  return (array) => sortValues(array, compileSort(isDoc(spec) ? spec : { '': spec }, '$push: sort'))
}

/** Adds elements at the end or at a position, then sorts, then cuts the array. */
const $push = onArray(true, (operand, name, path) => {
  const values = valuesIn(operand, MODIFIERS, name, path)
  const options = isDoc(operand) && '$each' in operand ? operand : {}
  const position = wholeNumber(fieldOf(options, '$position'), 'position')
  const slice = wholeNumber(fieldOf(options, '$slice'), 'slice')
  const sort = sorter(fieldOf(options, '$sort'))
  return (array) => {
    const grown = sort(array.toSpliced(position ?? array.length, 0, ...values))
    if (slice === undefined) return grown
    return slice < 0 ? grown.slice(slice) : grown.slice(0, slice)
  }
})

const $addToSet = onArray(true, (operand, name, path) => {
  const values = distinct(valuesIn(operand, ['$each'], name, path))
  return (array) => [...array, ...values.filter((value) => !array.some((element) => sameValue(element, value)))]
})

const $pop = onArray(false, (operand, name, path) => {
  if (operand !== 1 && operand !== -1) throw wrongOperand(name, path, '1 or -1', operand)
  return (array) => (operand === 1 ? array.slice(0, -1) : array.slice(1))
})

/** Removes elements that equal a value, match a regular expression, or satisfy a condition. */
const $pull = onArray(false, (operand) => {
  const removes = elementTest(operand)
  return (array) => array.filter((element) => !removes(element))
})

const elementTest = (operand: Value) => {
  if (operand instanceof RegExp) return pattern(operand)
  return isDoc(operand) ? compileElement(operand, '$pull') : (element: Value) => sameValue(element, operand)
}

const $pullAll = onArray(false, (operand, name, path) => {
  if (!isArray(operand)) throw wrongOperand(name, path, 'an array', operand)
  return (array) => array.filter((element) => !operand.some((value) => sameValue(element, value)))
})

/** Operators on arrays. The SDK sends `shift` as `$pop: -1` and `unshift` as `$push` at position 0. */
export const ARRAY_OPERATORS: Readonly<Record<string, UpdateOperator>> = { $push, $addToSet, $pop, $pull, $pullAll }
