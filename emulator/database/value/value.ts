import { ObjectId } from 'bson'

/**
 * The value of a field. Regular expressions only occur in conditions. Where a field may be absent the type is `Value | undefined`:
 * `undefined` always means that the field does not exist, never `null`.
 */
export type Value = null | boolean | number | string | Date | ObjectId | RegExp | readonly Value[] | Doc

/** A document or subdocument. Readers share the documents of the store, so a document must never be changed in place. */
export interface Doc {
  readonly [field: string]: Value
}

export const isArray = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)

export const isDoc = (value: Value | undefined): value is Doc =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.getPrototypeOf(value) === Object.prototype

/** A field by its name. Names that every JavaScript object inherits, such as `constructor`, do not count as fields. */
export const fieldOf = (doc: Doc, name: string): Value | undefined => (Object.hasOwn(doc, name) ? doc[name] : undefined)

/** MongoDB's name of a value's type, as `$type` and its error texts use it. */
export function typeName(value: Value | undefined): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'number') return numberType(value)
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'string'
  if (value instanceof Date) return 'date'
  if (value instanceof ObjectId) return 'objectId'
  if (value instanceof RegExp) return 'regex'
  return isArray(value) ? 'array' : 'object'
}

const numberType = (value: number) => {
  if (!Number.isSafeInteger(value)) return 'double'
  return Math.abs(value) <= 0x7fffffff || value === -0x80000000 ? 'int' : 'long'
}

/** A value as an error text shows it, cut to 120 characters. */
export function show(value: Value | undefined): string {
  const text = textOf(value)
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

function textOf(value: Value | undefined): string {
  if (value === undefined) return 'nothing'
  return value instanceof RegExp ? String(value) : JSON.stringify(value)
}
