import { requestFailed } from '../refusal'
import { type Doc, fieldOf, isArray, isDoc, typeName, type Value } from '../value/value'

export const ANY = Number.POSITIVE_INFINITY

/** The values that an expression can refer to: `$field` reads `root`, `$$name` a variable. */
export interface Scope {
  readonly root: Doc
  readonly variables: Readonly<Record<string, Value | undefined>>
}

/** A compiled aggregation expression. It returns `undefined` where MongoDB has a missing value. */
export type Expression = (scope: Scope) => Value | undefined

export type Compile = (spec: Value) => Expression

/** Compiles one operator's argument. `name` is used in refusals. */
export type Operator = (argument: Value, compile: Compile, name: string) => Expression

type Arguments = readonly (Value | undefined)[]

/** MongoDB's truth: 0, false, null and missing are false, everything else (including '') is true. */
export const isTruthy = (value: Value | undefined): boolean => value !== false && value !== null && value !== undefined && value !== 0

export const isNothing = (value: Value | undefined): value is null | undefined => value === null || value === undefined

/** Whether an object is a call such as `{ $add: […] }` and not an object of expressions. */
export const isOperation = (spec: Doc): boolean => Object.keys(spec)[0]?.startsWith('$') === true

/** An operator that evaluates all its arguments first: `{ $op: [a, b] }`, or `{ $op: a }` if one argument is enough. */
export const eager =
  (count: readonly [least: number, most: number], run: (args: Arguments, name: string) => Value | undefined): Operator =>
  (argument, compile, name) => {
    const specs = isArray(argument) ? argument : [argument]
    if (specs.length < count[0] || specs.length > count[1]) throw requestFailed(`${name} takes ${range(count)}, not ${specs.length}.`)
    const parts = specs.map(compile)
    return (scope) =>
      run(
        parts.map((part) => part(scope)),
        name,
      )
  }

const range = ([least, most]: readonly [number, number]) => {
  if (most === ANY) return `at least ${least} arguments`
  return least === most ? `${least} argument${least === 1 ? '' : 's'}` : `${least} to ${most} arguments`
}

/** An eager operator that returns `null` when any argument is null or missing. */
export const nullable = (count: readonly [number, number], run: (args: readonly Value[], name: string) => Value | undefined): Operator =>
  eager(count, (args, name) => {
    const present = args.filter((arg) => !isNothing(arg))
    return present.length < args.length ? null : run(present, name)
  })

const ABSENT: Expression = () => undefined

/** An operator with named arguments; `part` compiles one of them. Refuses unknown names and missing required ones. */
export const named =
  (
    required: readonly string[],
    optional: readonly string[],
    build: (part: (key: string) => Expression, name: string, specs: Doc) => Expression,
  ): Operator =>
  (argument, compile, name) => {
    const specs = namedArguments(argument, [...required, ...optional], required, name)
    const part = (key: string) => {
      const spec = fieldOf(specs, key)
      return spec === undefined ? ABSENT : compile(spec)
    }
    return build(part, name, specs)
  }

/** Checks the names of an operator's or stage's arguments. */
export function namedArguments(argument: Value, known: readonly string[], required: readonly string[], name: string): Doc {
  if (!isDoc(argument)) throw requestFailed(`${name} takes an object with ${known.join(', ')}.`)
  const unknown = Object.keys(argument).find((key) => !known.includes(key))
  if (unknown !== undefined) throw requestFailed(`${name} does not know "${unknown}". It takes ${known.join(', ')}.`)
  const missing = required.find((key) => !Object.hasOwn(argument, key))
  if (missing !== undefined) throw requestFailed(`${name} needs "${missing}".`)
  return argument
}

const wrongType = (name: string, what: string, value: Value | undefined) => requestFailed(`${name} needs ${what}, not ${typeName(value)}.`)

export function toNumber(value: Value | undefined, name: string): number {
  if (typeof value === 'number') return value
  throw wrongType(name, 'a number', value)
}

export function toInteger(value: Value | undefined, name: string): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value
  throw wrongType(name, 'a whole number', value)
}

/** Converts milliseconds to a date. Refuses dates outside the range of JavaScript (271821 BC to 275760). */
export function toValidDate(milliseconds: number, name: string): Date {
  const date = new Date(milliseconds)
  if (!Number.isNaN(date.getTime())) return date
  throw requestFailed(`${name} leads to a date that is out of range.`)
}

export function toText(value: Value | undefined, name: string): string {
  if (typeof value === 'string') return value
  throw wrongType(name, 'a string', value)
}

export function toArray(value: Value | undefined, name: string): readonly Value[] {
  if (isArray(value)) return value
  throw wrongType(name, 'an array', value)
}

export function toDoc(value: Value | undefined, name: string): Doc {
  if (isDoc(value)) return value
  throw wrongType(name, 'an object', value)
}
