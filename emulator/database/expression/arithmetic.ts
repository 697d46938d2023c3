import { requestFailed } from '../refusal'
import type { Value } from '../value/value'
import { ANY, nullable, type Operator, toInteger, toNumber, toValidDate } from './operator'

/** Whole numbers have no negative zero: 0 * -1 is 0. */
const unsigned = (value: number) => value + 0

const ofOne = (compute: (value: number, name: string) => number) =>
  nullable([1, 1], ([value], name) => unsigned(compute(toNumber(value, name), name)))

const ofTwo = (compute: (left: number, right: number, name: string) => number) =>
  nullable([2, 2], ([left, right], name) => unsigned(compute(toNumber(left, name), toNumber(right, name), name)))

/** Refuses operands that MongoDB refuses, such as a negative number for a root. */
const check = (holds: boolean, message: string): void => {
  if (!holds) throw requestFailed(message)
}

const $add = nullable([0, ANY], (args, name) => {
  const dates = args.filter((arg) => arg instanceof Date)
  check(dates.length <= 1, '$add takes at most one date.')
  const sum = args.reduce<number>((total, arg) => total + (arg instanceof Date ? arg.getTime() : toNumber(arg, name)), 0)
  return dates.length === 1 ? toValidDate(sum, name) : sum
})

const $subtract = nullable([2, 2], ([left, right], name): Value => {
  if (!(left instanceof Date)) return toNumber(left, name) - toNumber(right, name)
  return right instanceof Date ? left.getTime() - right.getTime() : toValidDate(left.getTime() - Math.round(toNumber(right, name)), name)
})

/** Truncates a number after `places` decimals; negative places truncate before the point. */
const $trunc = nullable([1, 2], ([value, places = 0], name) => {
  const digits = toInteger(places, name)
  check(digits >= -20 && digits <= 100, '$trunc keeps -20 to 100 places.')
  const number = toNumber(value, name)
  if (!Number.isFinite(number) || digits === 0) return Math.trunc(number)
  return digits < 0 ? Math.trunc(number / 10 ** -digits) * 10 ** -digits : cutDecimals(number, digits)
})

/** Truncates by decimal digits, because 2.3 * 10 is 22.999… in binary. */
const cutDecimals = (number: number, digits: number): number => {
  const [whole = '', decimals = ''] = String(number).split('.')
  return decimals.includes('e') || whole.includes('e')
    ? Math.trunc(number * 10 ** digits) / 10 ** digits
    : Number(`${whole}.${decimals.slice(0, digits)}`)
}

/** Operators on numbers (and dates, for `$add` and `$subtract`). Null and missing give null. */
export const ARITHMETIC: Readonly<Record<string, Operator>> = {
  $abs: ofOne(Math.abs),
  $add,
  $ceil: ofOne(Math.ceil),
  $divide: ofTwo((left, right) => {
    check(right !== 0, '$divide cannot divide by zero.')
    return left / right
  }),
  $exp: ofOne(Math.exp),
  $floor: ofOne(Math.floor),
  $ln: ofOne((value) => {
    check(!(value <= 0), '$ln needs a number above 0.')
    return Math.log(value)
  }),
  $log: ofTwo((value, base) => {
    check(!(value <= 0) && !(base <= 0) && base !== 1, '$log needs a number above 0 and a base above 0 that is not 1.')
    return Math.log(value) / Math.log(base)
  }),
  $log10: ofOne((value) => {
    check(!(value <= 0), '$log10 needs a number above 0.')
    return Math.log10(value)
  }),
  $mod: ofTwo((left, right) => {
    check(right !== 0, '$mod cannot divide by zero.')
    return left % right
  }),
  $multiply: nullable([0, ANY], (args, name) => unsigned(args.reduce<number>((product, arg) => product * toNumber(arg, name), 1))),
  $pow: ofTwo((base, exponent) => {
    check(!(base === 0 && exponent < 0), '$pow cannot raise 0 to a negative exponent.')
    return base ** exponent
  }),
  $sqrt: ofOne((value) => {
    check(!(value < 0), '$sqrt needs a number of at least 0.')
    return Math.sqrt(value)
  }),
  $subtract,
  $trunc,
}
