import { requestFailed } from '../refusal'
import { compareValues } from '../value/compare'
import { fieldOf, isArray, type Value } from '../value/value'
import { type Expression, eager, isNothing, isTruthy, namedArguments, type Operator } from './operator'

const comparison = (accepts: (order: number) => boolean) => eager([2, 2], ([left, right]) => accepts(compareValues(left, right)))

/** `$and` and `$or` evaluate their parts only until one decides the result. */
const junction =
  (decides: boolean): Operator =>
  (argument, compile) => {
    const parts = (isArray(argument) ? argument : [argument]).map(compile)
    return (scope) => (parts.some((part) => isTruthy(part(scope)) === decides) ? decides : !decides)
  }

const $cond: Operator = (argument, compile, name) => {
  const [test, yes, no] = conditionParts(argument, name).map(compile)
  return (scope) => (isTruthy(test?.(scope)) ? yes?.(scope) : no?.(scope))
}

const conditionParts = (argument: Value, name: string): readonly Value[] => {
  if (isArray(argument) && argument.length !== 3) throw requestFailed('$cond takes [if, then, else].')
  if (isArray(argument)) return argument
  const keys = ['if', 'then', 'else']
  const specs = namedArguments(argument, keys, keys, name)
  return keys.map((key) => fieldOf(specs, key) ?? null)
}

const $ifNull: Operator = (argument, compile) => {
  if (!isArray(argument) || argument.length < 2) throw requestFailed('$ifNull takes at least 2 arguments.')
  const parts = argument.map(compile)
  return (scope) => {
    let value: Value | undefined
    for (const part of parts) {
      value = part(scope)
      if (!isNothing(value)) break
    }
    return value
  }
}

const $switch: Operator = (argument, compile, name) => {
  const specs = namedArguments(argument, ['branches', 'default'], ['branches'], name)
  const branches = fieldOf(specs, 'branches')
  if (!isArray(branches) || branches.length === 0) throw requestFailed('$switch needs at least one branch.')
  const cases = branches.map((branch): [Expression, Expression] => {
    const { case: test = null, then = null } = namedArguments(branch, ['case', 'then'], ['case', 'then'], '$switch branch')
    return [compile(test), compile(then)]
  })
  const fallback = fieldOf(specs, 'default')
  const otherwise = fallback === undefined ? noBranch : compile(fallback)
  return (scope) => (cases.find(([test]) => isTruthy(test(scope)))?.[1] ?? otherwise)(scope)
}

const noBranch: Expression = () => {
  throw requestFailed('$switch: no branch is true and there is no default.')
}

/** Comparisons (over all types, with missing before null), conditions and logic. */
export const LOGIC: Readonly<Record<string, Operator>> = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: eager([2, 2], ([left, right]) => Math.sign(compareValues(left, right))),
  $and: junction(false),
  $or: junction(true),
  $not: eager([1, 1], ([value]) => !isTruthy(value)),
  $cond,
  $ifNull,
  $switch,
}
