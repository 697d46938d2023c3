import { requestFailed } from '../refusal'
import { compareValues } from '../value/compare'
import { isDoc, show, typeName, type Value } from '../value/value'
import type { Change } from './change'

/** Creates the change of one operator. `name` (of the operator) and `path` (of the field) are used in refusals. */
export type UpdateOperator = (operand: Value, name: string, path: string) => Change

export const wrongOperand = (name: string, path: string, needs: string, operand: Value | undefined) =>
  requestFailed(`${name} on "${path}" needs ${needs}, not ${show(operand)}.`)

export const wrongField = (name: string, path: string, needs: string, current: Value | undefined) =>
  requestFailed(`Cannot apply ${name} to the field "${path}": it must be ${needs} and holds ${typeName(current)} ${show(current)}.`)

/** `$inc` and `$mul`: a missing field counts as 0. */
const arithmetic =
  (combine: (current: number, operand: number) => number): UpdateOperator =>
  (operand, name, path) => {
    if (typeof operand !== 'number') throw wrongOperand(name, path, 'a number', operand)
    const modify = (current: Value | undefined = 0) => {
      if (typeof current !== 'number') throw wrongField(name, path, 'a number', current)
      // Whole numbers have no negative zero: 0 * -1 is 0.
      return combine(current, operand) + 0
    }
    return { creates: true, modify }
  }

/** `$min` and `$max` compare values of all types, in the order of a sort. */
const extreme =
  (direction: 1 | -1): UpdateOperator =>
  (operand) => ({
    creates: true,
    modify: (current) => (current === undefined || compareValues(operand, current) * direction > 0 ? operand : current),
  })

const BITWISE: Readonly<Record<string, (current: number, operand: number) => number>> = {
  and: (current, operand) => current & operand,
  or: (current, operand) => current | operand,
  xor: (current, operand) => current ^ operand,
}

const isInt = (value: Value | undefined): value is number => typeof value === 'number' && (value | 0) === value

const $bit: UpdateOperator = (operand, name, path) => {
  const [entry, ...others] = isDoc(operand) ? Object.entries(operand) : []
  const combine = entry && BITWISE[entry[0]]
  if (!combine || !isInt(entry[1]) || others.length > 0) throw wrongOperand(name, path, '{ and | or | xor: 32-bit whole number }', operand)
  const mask = entry[1]
  const modify = (current: Value | undefined = 0) => {
    if (!isInt(current)) throw wrongField(name, path, 'a 32-bit whole number', current)
    return combine(current, mask)
  }
  return { creates: true, modify }
}

/** Operators on a field as a whole. */
export const FIELD_OPERATORS: Readonly<Record<string, UpdateOperator>> = {
  $set: (operand) => ({ creates: true, modify: () => operand }),
  $unset: () => ({ creates: false, modify: () => undefined }),
  $inc: arithmetic((current, operand) => current + operand),
  $mul: arithmetic((current, operand) => current * operand),
  $min: extreme(-1),
  $max: extreme(1),
  $bit,
}
