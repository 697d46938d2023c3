import { compileExpression } from '../expression/compile'
import { isTruthy } from '../expression/operator'
import { invalidParam, unsupported } from '../refusal'
import type { Leaf } from '../value/path'
import { type Doc, isArray, isDoc, type Value } from '../value/value'
import { type Condition, conjuncts, fieldCondition, junction, NO_VARIABLES, negation, type Query } from './condition'
import { ELEMENT_TESTS, type ElementTest } from './elementTests'
import { compileNear } from './near'
import { hasOperators, joinRegex, refuseEmpty } from './spec'

/** Operators that the SDK or a raw query can contain and the emulator refuses, with the replacement to use. */
const INSTEAD: Readonly<Record<string, string>> = {
  $text: 'There are no text indexes. Use db.RegExp, or keep the words in an array and use _.all.',
  $search: 'There are no text indexes. Use db.RegExp, or keep the words in an array and use _.all.',
  $where: 'Use operators, or _.expr.',
  $jsonSchema: 'Check documents before they are written, or use _.exists and $type.',
}

/**
 * Compiles a query by MongoDB's rules. Refuses unknown operators, wrong operands, and `$nearSphere` below the top level or more than once.
 * @param source the argument of `where()` or `$match`
 */
export function compileQuery(source: Doc): Query {
  const condition = compileConditions(source)
  const near = conjuncts(condition).filter(({ kind }) => kind === 'near').length
  if (near > 1 || countNear(condition) > near) {
    throw invalidParam('_.geoNear stands once, on a field at the top of the query, not inside _.or, _.nor, _.not or elemMatch.')
  }
  return { source, condition }
}

const countNear = (condition: Condition): number => {
  if (condition.kind === 'near') return 1
  return 'of' in condition ? condition.of.reduce((sum, part) => sum + countNear(part), 0) : 0
}

const allOf = (conditions: readonly Condition[]): Condition => {
  const [only] = conditions
  return only && conditions.length === 1 ? only : junction('and', conditions)
}

/** The conditions of one object, all of which must hold. */
const compileConditions = (query: Doc): Condition =>
  allOf(
    Object.entries(query).map(([name, operand]) =>
      name.startsWith('$') ? compileTopLevel(name, operand) : compileField(name, operand, 'elements'),
    ),
  )

const JUNCTIONS: Readonly<Record<string, 'and' | 'or' | 'nor'>> = { $and: 'and', $or: 'or', $nor: 'nor' }

function compileTopLevel(name: string, operand: Value): Condition {
  const kind = JUNCTIONS[name]
  if (kind) return junction(kind, conditionList(name, operand))
  if (name === '$expr') {
    const expression = compileExpression(operand)
    return { kind: 'opaque', matches: (root, variables) => isTruthy(expression({ root, variables })) }
  }
  throw unsupported(`${name} at the top of a query`, INSTEAD[name] ?? 'There stand fields, _.and, _.or, _.nor and _.expr.')
}

function conditionList(name: string, operand: Value): Condition[] {
  if (!isArray(operand) || operand.length === 0) throw invalidParam(`${name} needs an array of at least one condition.`)
  return operand.map((part) => {
    if (!isDoc(part)) throw invalidParam(`${name} takes conditions such as { field: value }.`)
    return compileConditions(part)
  })
}

/** Compiles the condition of one field: a value, a regular expression, or operators. */
function compileField(path: string, spec: Value, leaf: Leaf): Condition {
  if (spec instanceof RegExp) return compileOperator(path, '$regex', spec, leaf)
  refuseEmpty(path, spec)
  if (!isDoc(spec) || !hasOperators(spec)) return compileOperator(path, '$eq', spec, leaf)
  return allOf(Object.entries(joinRegex(spec)).map(([name, operand]) => compileOperator(path, name, operand, leaf)))
}

type CompileOperator = (path: string, operand: Value, leaf: Leaf) => Condition

/** Operators that examine several elements at a time or negate a condition. */
const SPECIAL: Readonly<Record<string, CompileOperator>> = {
  $ne: (path, operand, leaf) => negation(compileOperator(path, '$eq', notRegExp(operand), leaf)),
  $nin: (path, operand, leaf) => negation(compileOperator(path, '$in', operand, leaf)),
  $not: compileNot,
  $exists: compileExists,
  $size: compileSize,
  $all: compileAll,
  $elemMatch: compileElemMatch,
  $near: (path, operand) => compileNear('$near', path, operand),
  $nearSphere: (path, operand) => compileNear('$nearSphere', path, operand),
}

function compileOperator(path: string, operator: string, operand: Value, leaf: Leaf): Condition {
  const special = Object.hasOwn(SPECIAL, operator) ? SPECIAL[operator] : undefined
  if (special) return special(path, operand, leaf)
  const elementTest = Object.hasOwn(ELEMENT_TESTS, operator) ? ELEMENT_TESTS[operator] : undefined
  if (elementTest) return fieldCondition({ path, operator, operand, leaf }, elementTest(operand))
  if (operator === '$expr') throw invalidParam('_.expr stands at the top of a query, not under a field.')
  const known = [...Object.keys(ELEMENT_TESTS), ...Object.keys(SPECIAL)].join(', ')
  throw unsupported(`the query operator ${operator} (field "${path}")`, `Use one of ${known}.`)
}

const notRegExp = (operand: Value): Value => {
  if (operand instanceof RegExp) throw invalidParam("_.neq can't take a regular expression. Use _.not(/…/).")
  return operand
}

function compileNot(path: string, operand: Value, leaf: Leaf): Condition {
  if (operand instanceof RegExp || (isDoc(operand) && hasOperators(operand))) return negation(compileField(path, operand, leaf))
  throw invalidParam('_.not takes an operator or a regular expression, such as _.not(_.gt(5)). Use _.neq for a value.')
}

function compileExists(path: string, operand: Value): Condition {
  const present = fieldCondition({ path, operator: '$exists', operand: true, leaf: 'whole' }, (element) => element !== undefined)
  return operand === false || operand === 0 || operand === null ? negation(present) : present
}

function compileSize(path: string, operand: Value): Condition {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0)
    throw invalidParam('$size needs a whole number of at least 0.')
  return fieldCondition({ path, operator: '$size', operand, leaf: 'whole' }, (element) => isArray(element) && element.length === operand)
}

/** Requires that every member is found. An empty list matches nothing. */
function compileAll(path: string, operand: Value, leaf: Leaf): Condition {
  if (!isArray(operand)) throw invalidParam('$all needs an array.')
  if (operand.length === 0) return junction('or', [])
  return allOf(
    operand.map((member) => {
      const isSpec = member instanceof RegExp || (isDoc(member) && '$elemMatch' in member)
      return isSpec ? compileField(path, member, leaf) : compileOperator(path, '$eq', member, leaf)
    }),
  )
}

function compileElemMatch(path: string, operand: Value): Condition {
  const test = compileElement(operand, '$elemMatch')
  return fieldCondition({ path, operator: '$elemMatch', operand, leaf: 'whole' }, (element) => isArray(element) && element.some(test))
}

/**
 * Compiles a condition on one element of an array: `{ $gt: 1 }` tests the element itself, `{ field: … }` a field of it.
 * @param operator the operator that a refusal names
 */
export function compileElement(spec: Value, operator: string): ElementTest {
  if (!isDoc(spec)) throw invalidParam(`${operator} needs an object.`)
  const names = Object.keys(spec)
  if (names.length > 0 && names.every((name) => name.startsWith('$') && !(name in JUNCTIONS))) {
    const onElement = compileField('element', spec, 'whole')
    return (element) => element !== undefined && onElement.matches({ element }, NO_VARIABLES)
  }
  const within = compileConditions(spec)
  return (element) => isMatchingDoc(element, within)
}

/** Tests an element as a document. An array inside an array counts as an object whose fields are the positions. */
const isMatchingDoc = (element: Value | undefined, condition: Condition): boolean => {
  const doc = isArray(element) ? Object.fromEntries(element.entries()) : element
  return isDoc(doc) && condition.matches(doc, NO_VARIABLES)
}
