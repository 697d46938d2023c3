import { compareValues, distinct } from '../value/compare'
import { isArray, type Value } from '../value/value'
import { ANY, eager, isNothing, type Operator, toDoc } from './operator'

type Values = readonly (Value | undefined)[]

const numbers = (values: Values): number[] => values.filter((value) => typeof value === 'number')

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

const present = (values: Values): Value[] => values.filter((value) => value !== undefined)

const extreme = (values: Values, direction: 1 | -1): Value =>
  present(values)
    .filter((value) => value !== null)
    .reduce<Value>((best, value) => (best === null || compareValues(value, best) * direction > 0 ? value : best), null)

/**
 * The standard deviation of the numbers.
 * @param sample 1 for a sample, 0 for the whole population
 */
const deviation = (values: Values, sample: 0 | 1): number | null => {
  const all = numbers(values)
  if (all.length <= sample) return null
  const mean = sum(all) / all.length
  return Math.sqrt(sum(all.map((value) => (value - mean) ** 2)) / (all.length - sample))
}

const average = (values: Values): number | null => {
  const all = numbers(values)
  return all.length === 0 ? null : sum(all) / all.length
}

/** Combine many values into one, also outside `$group`. Numeric folds ignore values that are not numbers. */
const FOLDS: Readonly<Record<string, (values: Values) => Value>> = {
  $sum: (values) => sum(numbers(values)),
  $avg: average,
  $min: (values) => extreme(values, -1),
  $max: (values) => extreme(values, 1),
  $stdDevPop: (values) => deviation(values, 0),
  $stdDevSamp: (values) => deviation(values, 1),
}

export const mergeDocs = (values: Values, name: string): Value =>
  Object.assign({}, ...values.filter((value) => !isNothing(value)).map((value) => toDoc(value, name)))

/** The accumulators of `$group`. They receive one value for each document, in the order of the documents. */
export const ACCUMULATORS: Readonly<Record<string, (values: Values) => Value>> = {
  ...FOLDS,
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $push: present,
  $addToSet: (values) => distinct(present(values)),
  $mergeObjects: (values) => mergeDocs(values, '$mergeObjects'),
}

/** The accumulators as expressions, over several arguments or over the elements of one array. */
export const ACCUMULATING: Readonly<Record<string, Operator>> = Object.fromEntries(
  Object.entries(FOLDS).map(([name, fold]) => [
    name,
    eager([1, ANY], (args) => fold(args.length === 1 && isArray(args[0]) ? args[0] : args)),
  ]),
)
