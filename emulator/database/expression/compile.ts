import { requestFailed, unsupported } from '../refusal'
import { parsePath, readAt } from '../value/path'
import { type Doc, fieldOf, isArray, isDoc, type Value } from '../value/value'
import { ACCUMULATING } from './accumulators'
import { ARITHMETIC } from './arithmetic'
import { ARRAYS } from './arrays'
import { DATES } from './dates'
import { LOGIC } from './logic'
import { OBJECTS } from './objects'
import { type Expression, isOperation, type Operator } from './operator'
import { SETS } from './sets'
import { STRINGS } from './strings'
import { VARIABLES } from './variables'

const OPERATORS: Readonly<Record<string, Operator>> = {
  ...ACCUMULATING,
  ...ARITHMETIC,
  ...ARRAYS,
  ...DATES,
  ...LOGIC,
  ...OBJECTS,
  ...SETS,
  ...STRINGS,
  ...VARIABLES,
}

/** Replacements for operators that MongoDB offers and the SDK or this emulator does not. */
const INSTEAD: Readonly<Record<string, string>> = {
  $meta: 'There is no text search whose score it could read.',
  $first: 'Outside $group use $arrayElemAt with 0.',
  $last: 'Outside $group use $arrayElemAt with -1.',
  $push: 'It stands in $group only.',
  $addToSet: 'It stands in $group only. Elsewhere use $setUnion.',
}

/** Compiles an aggregation expression. Refuses unknown operators and wrong arguments at once, even when there are no documents. */
export function compileExpression(spec: Value): Expression {
  if (typeof spec === 'string') return spec.startsWith('$') ? compileReference(spec) : () => spec
  if (isArray(spec)) {
    const parts = spec.map(compileExpression)
    return (scope) => parts.map((part) => part(scope) ?? null)
  }
  if (!isDoc(spec)) return () => spec
  return isOperation(spec) ? compileOperation(spec) : compileObject(spec)
}

function compileOperation(spec: Doc): Expression {
  const [name = '', ...others] = Object.keys(spec)
  if (others.length > 0) throw requestFailed(`An expression has one operator, not both ${name} and ${others[0]}.`)
  const argument = fieldOf(spec, name) ?? null
  if (name === '$literal') return () => argument
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
  if (operator) return operator(argument, compileExpression, name)
  throw unsupported(`the expression operator ${name}`, INSTEAD[name] ?? `Use one of ${Object.keys(OPERATORS).sort().join(', ')}.`)
}

function compileObject(spec: Doc): Expression {
  const parts = Object.entries(spec).map(([name, part]): [string, Expression] => {
    if (name.startsWith('$') || name.includes('.')) throw requestFailed(`"${name}" can't be a field name in an expression.`)
    return [name, compileExpression(part)]
  })
  return (scope) =>
    Object.fromEntries(
      parts.flatMap(([name, part]): [string, Value][] => {
        const value = part(scope)
        return value === undefined ? [] : [[name, value]]
      }),
    )
}

/** `$field.sub` reads the document, `$$name.sub` a variable. */
function compileReference(reference: string): Expression {
  if (!reference.startsWith('$$')) {
    const path = parsePath(reference.slice(1))
    return (scope) => readAt(scope.root, path)
  }
  const [name = '', ...path] = parsePath(reference.slice(2))
  if (name === 'ROOT' || name === 'CURRENT') return (scope) => readAt(scope.root, path)
  if (name === 'REMOVE') return () => undefined
  return (scope) => {
    if (!Object.hasOwn(scope.variables, name)) throw requestFailed(`There is no variable $$${name} here. Define it with let.`)
    return readAt(scope.variables[name], path)
  }
}
