import { requestFailed } from '../refusal'
import { fieldOf, isArray, isDoc, show, type Value } from '../value/value'
import { mergeDocs } from './accumulators'
import { ANY, eager, nullable, type Operator, toArray, toDoc } from './operator'

function partsOf(value: Value): readonly (Value | undefined)[] {
  if (isArray(value)) return value
  return isDoc(value) ? [fieldOf(value, 'k'), fieldOf(value, 'v')] : []
}

const pair = (value: Value): [string, Value] => {
  const [key, held] = partsOf(value)
  if (typeof key === 'string' && held !== undefined) return [key, held]
  throw requestFailed(`$arrayToObject takes pairs [name, value] or { k: name, v: value }, not ${show(value)}.`)
}

/** Operators that convert between objects and arrays, or merge objects. */
export const OBJECTS: Readonly<Record<string, Operator>> = {
  $mergeObjects: eager([1, ANY], (args, name) => mergeDocs(args.length === 1 && isArray(args[0]) ? args[0] : args, name)),
  $objectToArray: nullable([1, 1], ([value], name) => Object.entries(toDoc(value, name)).map(([k, v]) => ({ k, v }))),
  $arrayToObject: nullable([1, 1], ([value], name) => Object.fromEntries(toArray(value, name).map(pair))),
}
