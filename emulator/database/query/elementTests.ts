import { parseRegion } from '../geo/region'
import { invalidParam, unsupported } from '../refusal'
import { compareValues, sameValue } from '../value/compare'
import { isArray, isDoc, typeName, type Value } from '../value/value'

/** Whether one element at a path satisfies an operator. The element is `undefined` where the path leads nowhere. */
export type ElementTest = (element: Value | undefined) => boolean

/** Operators that test one element at a time, by name. Each refuses operands that MongoDB refuses. */
export const ELEMENT_TESTS: Readonly<Record<string, (operand: Value) => ElementTest>> = {
  $eq: equality,
  $gt: (operand) => ordering(operand, (order) => order > 0, false),
  $gte: (operand) => ordering(operand, (order) => order >= 0, true),
  $lt: (operand) => ordering(operand, (order) => order < 0, false),
  $lte: (operand) => ordering(operand, (order) => order <= 0, true),
  $in: membership,
  $regex: pattern,
  $mod: remainder,
  $type: typeTest,
  $geoWithin: (operand) => parseRegion('$geoWithin', operand).test,
  $geoIntersects: (operand) => parseRegion('$geoIntersects', operand).test,
}

/** `null` also matches a missing field. A regular expression matches strings, as in `{ name: /x/ }`. */
export function equality(operand: Value): ElementTest {
  if (operand === null) return (element) => element === null || element === undefined
  return (element) => element !== undefined && sameValue(element, operand)
}

/** MongoDB only compares values of the same type: `$lt: 5` matches no string, and `$lte: null` matches what `null` matches. */
function ordering(operand: Value, accepts: (order: number) => boolean, orEqual: boolean): ElementTest {
  if (operand instanceof RegExp) throw invalidParam('A regular expression has no order. Use it with equality, $in or $not.')
  if (operand === null) return orEqual ? equality(null) : () => false
  const type = bracket(operand)
  const isNumber = typeof operand === 'number'
  return (element) => {
    if (element === undefined || bracket(element) !== type) return false
    if (isNumber && (Number.isNaN(operand) || Number.isNaN(element))) return orEqual && Number.isNaN(operand) && Number.isNaN(element)
    return accepts(compareValues(element, operand))
  }
}

const bracket = (value: Value) => (typeof value === 'number' ? 'number' : typeName(value))

function membership(operand: Value): ElementTest {
  if (!isArray(operand)) throw invalidParam('$in and $nin need an array.')
  if (operand.some((member) => isDoc(member) && Object.keys(member).some((name) => name.startsWith('$')))) {
    throw invalidParam('$in and $nin take values, not operators.')
  }
  const tests = operand.map((member) => (member instanceof RegExp ? pattern(member) : equality(member)))
  return (element) => tests.some((test) => test(element))
}

export function pattern(operand: Value): ElementTest {
  if (!(operand instanceof RegExp)) throw invalidParam('$regex needs a regular expression.')
  return (element) => typeof element === 'string' && operand.test(element)
}

function remainder(operand: Value): ElementTest {
  const [divisor, rest] = isArray(operand) && operand.length === 2 ? operand : []
  if (typeof divisor !== 'number' || typeof rest !== 'number') throw invalidParam('$mod needs [divisor, remainder].')
  if (Math.trunc(divisor) === 0) throw invalidParam('$mod: the divisor cannot be 0.')
  return (element) =>
    typeof element === 'number' && Number.isFinite(element) && Math.trunc(element) % Math.trunc(divisor) === Math.trunc(rest)
}

const TYPE_CODES: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  18: 'long',
}
const TYPE_NAMES = new Set([...Object.values(TYPE_CODES), 'number'])

function typeTest(operand: Value): ElementTest {
  const names = (isArray(operand) ? operand : [operand]).map((name) => (typeof name === 'number' ? TYPE_CODES[name] : name))
  const unknown = names.find((name) => typeof name !== 'string' || !TYPE_NAMES.has(name))
  if (unknown !== undefined || names.includes(undefined) || names.length === 0) {
    throw unsupported('this type in $type', `Use one of ${[...TYPE_NAMES].join(', ')}.`)
  }
  return (element) =>
    element !== undefined && (names.includes(typeName(element)) || (typeof element === 'number' && names.includes('number')))
}
