import type { GeoPoint } from '../geo/geometry'
import { type Leaf, parsePath, someAt } from '../value/path'
import type { Doc, Value } from '../value/value'
import type { ElementTest } from './elementTests'

/** Values that `$expr` can refer to as `$$name`: those of `$lookup`'s `let`. */
export type Variables = Readonly<Record<string, Value | undefined>>

type Matches = (doc: Doc, variables: Variables) => boolean

/** `$and`, `$or` and `$nor`. */
export interface Junction {
  readonly kind: 'and' | 'or' | 'nor'
  readonly of: readonly Condition[]
  readonly matches: Matches
}

/** One operator on one field. The planner reads `operator` and `operand`. Negations have a type of their own. */
export interface FieldCondition {
  readonly kind: 'field'
  readonly path: string
  readonly operator: string
  readonly operand: Value
  readonly matches: Matches
}

/** `$nearSphere`, which also determines the order of the result: nearest first. Distances are in metres. */
export interface NearCondition {
  readonly kind: 'near'
  readonly path: string
  readonly point: GeoPoint
  readonly maxDistance: number
  readonly distance: (doc: Doc) => number
  readonly matches: Matches
}

/** A condition that no index can answer: a negation or `$expr`. */
export interface OpaqueCondition {
  readonly kind: 'opaque'
  readonly matches: Matches
}

/** A compiled part of a query. */
export type Condition = Junction | FieldCondition | NearCondition | OpaqueCondition

export const NO_VARIABLES: Variables = {}

export const junction = (kind: Junction['kind'], of: readonly Condition[]): Junction => {
  const matches: Record<Junction['kind'], Matches> = {
    and: (doc, variables) => of.every((condition) => condition.matches(doc, variables)),
    or: (doc, variables) => of.some((condition) => condition.matches(doc, variables)),
    nor: (doc, variables) => !of.some((condition) => condition.matches(doc, variables)),
  }
  return { kind, of, matches: matches[kind] }
}

export function fieldCondition(on: { path: string; operator: string; operand: Value; leaf: Leaf }, test: ElementTest): FieldCondition {
  const { path, operator, operand, leaf } = on
  const parts = parsePath(path)
  return { kind: 'field', path, operator, operand, matches: (doc) => someAt(doc, parts, leaf, test) }
}

export const negation = (condition: Condition): OpaqueCondition => ({
  kind: 'opaque',
  matches: (doc, variables) => !condition.matches(doc, variables),
})

/** The list of conditions that must all hold, with nested `$and` flattened. */
export const conjuncts = (condition: Condition): readonly Condition[] =>
  condition.kind === 'and' ? condition.of.flatMap(conjuncts) : [condition]

/** A compiled query with its source. */
export interface Query {
  readonly source: Doc
  readonly condition: Condition
}
