import { ObjectId } from 'bson'
import { fieldOf, isArray, isDoc, type Value } from './value'

/**
 * Encodes a value as a string. The order of the strings (by UTF-16 unit) is MongoDB's order of the values, and their equality is MongoDB's
 * equality: 1 equals 1.0, `{a, b}` differs from `{b, a}`. Indexes, sorting, grouping and sets are built on it.
 */

const END = '\u0000'
const FALSE = '\u0001'
const TRUE = '\u0002'

/** The first unit of a key: MongoDB compares types in this order before it compares values. */
export const TYPE_TAG = {
  missing: '\u0001',
  null: '\u0002',
  number: '\u0003',
  string: '\u0004',
  object: '\u0005',
  array: '\u0006',
  objectId: '\u0007',
  boolean: '\u0008',
  date: '\u0009',
  regex: '\u000a',
} as const

const view = new DataView(new ArrayBuffer(8))

const orderedNumber = (value: number): string => {
  if (Number.isNaN(value)) return '\u0000\u0000\u0000\u0000'
  view.setFloat64(0, value === 0 ? 0 : value)
  let high = view.getUint32(0)
  let low = view.getUint32(4)
  if (high & 0x80000000) {
    high = ~high >>> 0
    low = ~low >>> 0
  } else high = (high | 0x80000000) >>> 0
  return String.fromCharCode(high >>> 16, high & 0xffff, low >>> 16, low & 0xffff)
}

/**
 * Adjusts a UTF-16 unit to code-point order, in which MongoDB compares strings: in UTF-16 the surrogates of an emoji come before full-width
 * punctuation.
 */
const codePointOrder = (unit: string) => {
  const code = unit.charCodeAt(0)
  return String.fromCharCode(code >= 0xe000 ? code - 0x800 : code + 0x2000)
}

/** The common prefix of the key strings of all texts that begin with `prefix`, after the type tag. */
export const stringPrefixKey = (prefix: string): string => {
  const ordered = /[\ud800-\uffff]/.test(prefix) ? prefix.replace(/[\ud800-\uffff]/g, codePointOrder) : prefix
  return ordered.includes(END) ? ordered.replaceAll(END, '\u0000\u0001') : ordered
}

const orderedString = (text: string): string => `${stringPrefixKey(text)}\u0000\u0000`

/**
 * The key string of a value.
 * @param value `undefined` stands for a missing field, which sorts before `null`
 */
export function keyString(value: Value | undefined): string {
  if (typeof value === 'string') return TYPE_TAG.string + orderedString(value)
  if (typeof value === 'number') return TYPE_TAG.number + orderedNumber(value)
  if (value === undefined) return TYPE_TAG.missing
  if (value === null) return TYPE_TAG.null
  if (typeof value === 'boolean') return TYPE_TAG.boolean + (value ? TRUE : FALSE)
  if (value instanceof Date) return TYPE_TAG.date + orderedNumber(value.getTime())
  if (value instanceof ObjectId) return TYPE_TAG.objectId + value.toHexString()
  if (value instanceof RegExp) return TYPE_TAG.regex + orderedString(value.source) + orderedString(value.flags)
  if (isArray(value)) return `${TYPE_TAG.array}${value.map(keyString).join('')}${END}`
  return isDoc(value)
    ? `${TYPE_TAG.object}${Object.keys(value)
        .map((name) => fieldKey(name, fieldOf(value, name)))
        .join('')}${END}`
    : END
}

/** Subdocuments compare field by field: first the value's type, then the field's name, then the value. */
const fieldKey = (name: string, value: Value | undefined): string => {
  const key = keyString(value)
  return `${key.charAt(0)}${orderedString(name)}${key.slice(1)}`
}
