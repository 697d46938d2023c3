import { distinct } from '../value/compare'
import { keyString } from '../value/keyString'
import type { Value } from '../value/value'
import { ANY, eager, isTruthy, nullable, type Operator, toArray } from './operator'

const keys = (values: readonly Value[]) => new Set(values.map(keyString))

const isSubset = (inner: Set<string>, outer: Set<string>) => [...inner].every((key) => outer.has(key))

const arrays = (args: readonly (Value | undefined)[], name: string) => args.map((arg) => toArray(arg, name))

const intersection = (sets: readonly (readonly Value[])[]): Value[] => {
  const [first = [], ...others] = sets
  const wanted = others.map(keys)
  return distinct(first).filter((value) => wanted.every((set) => set.has(keyString(value))))
}

const difference = (left: readonly Value[], right: readonly Value[]): Value[] => {
  const removed = keys(right)
  return distinct(left).filter((value) => !removed.has(keyString(value)))
}

/** Operators on arrays as sets: order and repetition do not matter, and results contain each value once. */
export const SETS: Readonly<Record<string, Operator>> = {
  $setUnion: nullable([0, ANY], (args, name) => distinct(arrays(args, name).flat())),
  $setIntersection: nullable([0, ANY], (args, name) => intersection(arrays(args, name))),
  $setDifference: nullable([2, 2], ([left, right], name) => difference(toArray(left, name), toArray(right, name))),
  $setEquals: eager([2, ANY], (args, name) => {
    const [first = new Set<string>(), ...others] = arrays(args, name).map(keys)
    return others.every((other) => other.size === first.size && isSubset(other, first))
  }),
  $setIsSubset: eager([2, 2], ([inner, outer], name) => isSubset(keys(toArray(inner, name)), keys(toArray(outer, name)))),
  $allElementsTrue: eager([1, 1], ([value], name) => toArray(value, name).every(isTruthy)),
  $anyElementTrue: eager([1, 1], ([value], name) => toArray(value, name).some(isTruthy)),
}
