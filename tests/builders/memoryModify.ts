import { type Condition, checked, type Modification, type Operation } from '../../cloudfunctions/kernel/database/modify'

type Fields = Readonly<Record<string, unknown>>

function ordered(value: unknown): number {
  if (value instanceof Date) return value.getTime()
  return typeof value === 'number' ? value : Number.NaN
}

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})
const keysOf = (path: string) => checked(path).split('.')

const valueAt = (doc: unknown, keys: readonly string[]): unknown => keys.reduce((value, key) => fieldsOf(value)[key], doc)

function holds(value: unknown, condition: Condition): boolean {
  if ('absent' in condition) return value === undefined
  if ('atLeast' in condition) return ordered(value) >= ordered(condition.atLeast)
  if ('atMost' in condition) return ordered(value) <= ordered(condition.atMost)
  if ('above' in condition) return ordered(value) > ordered(condition.above)
  return condition.is instanceof Date ? ordered(value) === ordered(condition.is) : (value ?? null) === condition.is
}

function after(value: unknown, operation: Exclude<Operation, { drop: true }>): unknown {
  if ('add' in operation) return Number(value ?? 0) + operation.add
  if ('append' in operation) return [...((value as readonly unknown[] | undefined) ?? []), ...operation.append]
  return operation.set
}

function applied(doc: Fields, [key = '', ...inner]: readonly string[], operation: Operation): Fields {
  if (inner.length > 0) return { ...doc, [key]: applied(fieldsOf(doc[key]), inner, operation) }
  const { [key]: old, ...rest } = doc
  return 'drop' in operation ? rest : { ...doc, [key]: after(old, operation) }
}

/** The document after a modification as the database would make it; null when a condition does not hold. */
export function modified<Doc extends object>(doc: Doc, { when, change }: Modification<Doc>): Doc | null {
  const conditions = Object.entries(when) as [string, Condition][]
  if (!conditions.every(([path, condition]) => holds(valueAt(doc, keysOf(path)), condition))) return null
  const operations = Object.entries(change) as [string, Operation][]
  return operations.reduce((next, [path, operation]) => applied(next, keysOf(path), operation), doc as Fields) as Doc
}

/** The document reduced to these fields, or to single keys of them. */
export function partOf<Doc extends object>(doc: Doc, paths: readonly string[]): Doc {
  const found = paths.map(keysOf).filter((keys) => valueAt(doc, keys) !== undefined)
  const start: Fields = { _id: fieldsOf(doc)._id }
  return found.reduce((part, keys) => applied(part, keys, { set: valueAt(doc, keys) }), start) as Doc
}

/** The last position of a value in a list of the document, counted from 1; 0 when it is not in it. */
export const positionIn = (doc: object, { list, value }: { list: string; value: string }): number =>
  ((fieldsOf(doc)[list] ?? []) as readonly unknown[]).lastIndexOf(value) + 1

/** The position of the first element that holds the value, of a list of lists, counted from 1; 0 when none does. */
export const positionAmong = (doc: object, { list, value }: { list: string; value: string }): number =>
  ((fieldsOf(doc)[list] ?? []) as readonly (readonly unknown[])[]).findIndex((one) => one.includes(value)) + 1
