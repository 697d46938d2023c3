import { BSONRegExp, EJSON, ObjectId } from 'bson'
import { invalidParam, unsupported } from '../refusal'
import { type Doc, isDoc, type Value } from './value'

/** MongoDB's own limit. */
const MAX_DEPTH = 100

/**
 * Reads an EJSON text of a request. `db.serverDate()` becomes the date of `now`.
 * @param what the name of the parameter in a refusal
 */
export function decodeValue(text: unknown, what: string, now: Date): Value {
  if (typeof text !== 'string') throw invalidParam(`${what} must be an EJSON text, as the SDK sends it.`)
  return toValue(parse(text, what), now, 0)
}

/** Reads an EJSON text that must be an object. */
export function decodeDoc(text: unknown, what: string, now: Date): Doc {
  const value = decodeValue(text, what, now)
  if (!isDoc(value)) throw invalidParam(`${what} must be an object.`)
  return value
}

const parse = (text: string, what: string): unknown => {
  try {
    return EJSON.parse(text, { relaxed: true })
  } catch (error) {
    throw invalidParam(`${what} can't be read as EJSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function toValue(parsed: unknown, now: Date, depth: number): Value {
  if (parsed === null || typeof parsed === 'string' || typeof parsed === 'number' || typeof parsed === 'boolean') return parsed
  if (parsed instanceof Date) return checkedDate(parsed)
  if (parsed instanceof ObjectId) return parsed
  if (parsed instanceof BSONRegExp) return toRegExp(parsed.pattern, parsed.options)
  if (depth > MAX_DEPTH) throw invalidParam(`A value is nested deeper than ${MAX_DEPTH} levels.`)
  if (Array.isArray(parsed)) return parsed.map((element) => toValue(element, now, depth + 1))
  if (typeof parsed === 'object' && Object.getPrototypeOf(parsed) === Object.prototype) return toDoc(Object.entries(parsed), now, depth)
  throw unsupported(`values of type ${typeOfOther(parsed)}`, 'Store a string or a number instead.')
}

const typeOfOther = (parsed: unknown) =>
  typeof parsed === 'object' && parsed !== null && '_bsontype' in parsed ? String(parsed._bsontype) : typeof parsed

const checkedDate = (date: Date) => {
  if (Number.isNaN(date.getTime())) throw invalidParam('A date is invalid. Check it before it is sent.')
  return date
}

function toDoc(entries: [string, unknown][], now: Date, depth: number): Value {
  refuseSdkLeftovers(entries)
  const [first] = entries
  if (first?.[0] === '$tcb_server_date') return serverDate(toValue(first[1], now, depth + 1), now)
  return Object.fromEntries(entries.map(([name, value]) => [checkedName(name), toValue(value, now, depth + 1)]))
}

const checkedName = (name: string) => {
  if (name === '__proto__' || name.includes('\u0000')) throw invalidParam(`A field can't be called ${JSON.stringify(name)}.`)
  return name
}

const serverDate = (spec: Value, now: Date): Date => {
  const offset = isDoc(spec) ? spec.offset : undefined
  if (typeof offset !== 'number') throw invalidParam('db.serverDate takes { offset } in milliseconds.')
  return new Date(now.getTime() + offset)
}

/**
 * Refuses what the SDK sends when it fails to translate a command or a Buffer. It would silently be stored or compared as an ordinary
 * value.
 */
function refuseSdkLeftovers(entries: [string, unknown][]): void {
  const fields = new Map(entries)
  if (fields.size === 3 && fields.has('operator') && fields.has('operands') && fields.has('fieldName')) {
    throw invalidParam(
      `The SDK has not translated the command _.${fields.get('operator')}: it does not look there. ` +
        'Inside elemMatch and projections write the operator itself, e.g. { $gt: 1, $lt: 5 } for _.gt(1).and(_.lt(5)); _.set and _.push take plain values.',
    )
  }
  if (fields.get('type') === 'Buffer' && Array.isArray(fields.get('data'))) {
    throw invalidParam('The SDK does not transmit a Buffer. Store it as a base64 string.')
  }
}

/**
 * Converts a regular expression. MongoDB's flags are i, m, s and x, and its expressions are always in unicode mode, which is JavaScript's
 * flag u.
 */
export function toRegExp(pattern: string, flags: string): RegExp {
  const unknown = flags.replace(/[imsu]/g, '')
  if (unknown) throw unsupported(`the flag "${unknown}" of a regular expression`, 'Use i, m or s.')
  const kept = flags.replace('u', '')
  try {
    return new RegExp(pattern, `${kept}u`)
  } catch {
    return withoutUnicode(pattern, kept)
  }
}

/** PCRE allows escapes that JavaScript refuses in unicode mode, such as `\-`. */
const withoutUnicode = (pattern: string, flags: string) => {
  try {
    return new RegExp(pattern, flags)
  } catch (error) {
    throw invalidParam(`The regular expression is invalid: ${error instanceof Error ? error.message : String(error)}`)
  }
}
