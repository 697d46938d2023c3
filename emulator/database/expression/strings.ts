import { requestFailed } from '../refusal'
import { compareValues } from '../value/compare'
import { typeName, type Value } from '../value/value'
import { ANY, eager, isNothing, nullable, type Operator, toInteger, toText } from './operator'

/** Converts a value to text as MongoDB does: null and missing become empty, numbers and dates are written out. */
const asText = (value: Value | undefined, name: string): string => {
  if (isNothing(value)) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  throw requestFailed(`${name} needs a string, not ${typeName(value)}.`)
}

const characters = (text: string) => [...text]

/**
 * Finds a text inside another.
 * @param units splits a text into the units that positions count: characters or bytes
 */
const indexOf = (units: (text: string) => { length: number }, find: (text: string, wanted: string, start: number) => number) =>
  eager([2, 4], ([value, wanted, from = 0, to], name) => {
    if (isNothing(value)) return null
    const [text, part, start] = [toText(value, name), toText(wanted, name), toInteger(from, name)]
    const end = to === undefined ? units(text).length : toInteger(to, name)
    if (start < 0 || end < 0) throw requestFailed(`${name} needs positions of at least 0.`)
    const found = find(text, part, start)
    return found >= 0 && found + units(part).length <= end ? found : -1
  })

const findCharacter = (text: string, wanted: string, start: number) => {
  const [all, part] = [characters(text), characters(wanted)]
  return all.findIndex((_, index) => index >= start && part.every((unit, offset) => all[index + offset] === unit))
}

const $substrBytes = eager([3, 3], ([value, from, length], name) => {
  const bytes = Buffer.from(asText(value, name))
  const [start, count] = [toInteger(from, name), toInteger(length, name)]
  if (start < 0) throw requestFailed(`${name} needs a start of at least 0.`)
  const end = count < 0 ? bytes.length : start + count
  const splits = (position: number) => ((bytes[position] ?? 0) & 0xc0) === 0x80
  if (splits(start) || splits(end)) throw requestFailed(`${name} would cut a character in two. Use $substrCP.`)
  return bytes.subarray(start, end).toString()
})

const $substrCP = eager([3, 3], ([value, from, length], name) => {
  const [start, count] = [toInteger(from, name), toInteger(length, name)]
  if (start < 0 || count < 0) throw requestFailed('$substrCP needs a start and a length of at least 0.')
  return characters(asText(value, name))
    .slice(start, start + count)
    .join('')
})

const $split = eager([2, 2], ([value, separator], name) => {
  if (isNothing(value) || isNothing(separator)) return null
  if (separator === '') throw requestFailed('$split needs a separator that is not empty.')
  return toText(value, name).split(toText(separator, name))
})

/** Operators on strings. "CP" counts characters (code points), "Bytes" counts bytes of UTF-8. */
export const STRINGS: Readonly<Record<string, Operator>> = {
  $concat: nullable([0, ANY], (args, name) => args.map((arg) => toText(arg, name)).join('')),
  $indexOfBytes: indexOf(Buffer.from, (text, wanted, start) => Buffer.from(text).indexOf(wanted, start)),
  $indexOfCP: indexOf(characters, findCharacter),
  $split,
  $strLenBytes: eager([1, 1], ([value], name) => Buffer.byteLength(toText(value, name))),
  $strLenCP: eager([1, 1], ([value], name) => characters(toText(value, name)).length),
  $strcasecmp: eager([2, 2], ([left, right], name) =>
    Math.sign(compareValues(asText(left, name).toUpperCase(), asText(right, name).toUpperCase())),
  ),
  $substr: $substrBytes,
  $substrBytes,
  $substrCP,
  $toLower: eager([1, 1], ([value], name) => asText(value, name).toLowerCase()),
  $toUpper: eager([1, 1], ([value], name) => asText(value, name).toUpperCase()),
}
