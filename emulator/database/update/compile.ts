import type { Condition } from '../query/condition'
import { invalidParam, requestFailed, unsupported } from '../refusal'
import { type Path, parsePath } from '../value/path'
import { type Doc, isArray, isDoc, type Value } from '../value/value'
import { ARRAY_OPERATORS } from './arrayOperators'
import { type Change, changeAt, valueAt } from './change'
import { FIELD_OPERATORS, type UpdateOperator, wrongOperand } from './fieldOperators'
import { checkPositions, expandPositions } from './positions'

/** A compiled update. */
export interface Update {
  /**
   * The changed document, or the same object if nothing changes. `condition` is the query that found the document; `$` in paths refers to
   * it.
   */
  apply(doc: Doc, condition: Condition): Doc
}

interface Operation {
  /** The fields that the update may change. */
  readonly paths: readonly string[]
  readonly apply: Update['apply']
}

const OPERATORS: Readonly<Record<string, UpdateOperator>> = { ...FIELD_OPERATORS, ...ARRAY_OPERATORS }

const INSTEAD: Readonly<Record<string, string>> = {
  $currentDate: 'Set the field to db.serverDate().',
  $setOnInsert: 'An update with operators never inserts: use doc.set, or add.',
}

/**
 * Compiles `{ $set: { … }, $inc: { … } }`. Fields are taken in the order of their names, as MongoDB does.
 * Refuses unknown operators, wrong operands, `_id`, and two operators on one field.
 */
export function compileUpdate(spec: Doc): Update {
  const operations = Object.entries(spec).flatMap(([name, fields]) => compileOperator(name, fields))
  operations.sort((a, b) => ((a.paths[0] ?? '') < (b.paths[0] ?? '') ? -1 : 1))
  refuseConflicts(operations.flatMap(({ paths }) => paths))
  return { apply: (doc, condition) => operations.reduce((changed, operation) => operation.apply(changed, condition), doc) }
}

function compileOperator(name: string, fields: Value): Operation[] {
  if (!name.startsWith('$')) throw invalidParam(`An update consists of operators: "${name}" is none. Write { $set: { ${name}: … } }.`)
  if (!isDoc(fields)) throw invalidParam(`${name} needs an object of fields.`)
  const entries = Object.entries(fields)
  if (name === '$rename') return entries.map(([from, to]) => compileRename(from, to))
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
  if (operator) return entries.map(([path, operand]) => compileField(path, operator(operand, name, path)))
  throw unsupported(`the update operator ${name}`, INSTEAD[name] ?? `Use one of ${[...Object.keys(OPERATORS), '$rename'].join(', ')}.`)
}

const updatePath = (path: string): Path => {
  const parts = parsePath(path)
  if (parts[0] === '_id') throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'.")
  checkPositions(parts)
  return parts
}

function compileField(path: string, change: Change): Operation {
  const parts = updatePath(path)
  const apply: Update['apply'] = (doc, condition) =>
    expandPositions(doc, parts, condition).reduce((changed, target) => changeAt(changed, target, change), doc)
  return { paths: [path], apply }
}

/** `$rename` moves a value; it doesn't enter arrays. */
function compileRename(from: string, to: Value): Operation {
  if (typeof to !== 'string' || to === from) throw wrongOperand('$rename', from, 'another field name', to)
  const [source, target] = [updatePath(from), updatePath(to)]
  if ([...source, ...target].some((part) => part.startsWith('$'))) throw requestFailed('$rename takes no "$" in a path.')
  const apply = (doc: Doc) => {
    const value = valueAt(doc, source)
    if (value === undefined) return doc
    refuseArrays(doc, source, from)
    refuseArrays(doc, target, to)
    const without = changeAt(doc, source, { modify: () => undefined, creates: false })
    return changeAt(without, target, { modify: () => value, creates: true })
  }
  return { paths: [from, to], apply }
}

const refuseArrays = (doc: Doc, path: Path, name: string): void => {
  if (path.some((_, depth) => depth > 0 && isArray(valueAt(doc, path.slice(0, depth))))) {
    throw requestFailed(`$rename can't enter an array: "${name}".`)
  }
}

const refuseConflicts = (paths: readonly string[]): void => {
  const all = new Set<string>()
  for (const path of paths) {
    if (all.has(path)) throw conflictAt(path, path)
    all.add(path)
  }
  for (const path of all) {
    const parts = path.split('.')
    const parent = parts.map((_, depth) => parts.slice(0, depth).join('.')).find((prefix) => prefix !== '' && all.has(prefix))
    if (parent) throw conflictAt(path, parent)
  }
}

const conflictAt = (path: string, at: string) => requestFailed(`Updating the path '${path}' would create a conflict at '${at}'.`)
