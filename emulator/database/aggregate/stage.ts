import type { QueryOptions } from '../plan/execute'
import type { Query, Variables } from '../query/condition'
import { requestFailed } from '../refusal'
import { type Doc, typeName, type Value } from '../value/value'

export type Docs = readonly Doc[]

/** A compiled stage. */
export type Stage = (docs: Docs) => Docs

/** A stage as it is written: `{ $match: … }`. */
export interface StageSpec {
  readonly name: string
  readonly spec: Value
}

/** The data source of a pipeline. */
export interface PipelineSource {
  /** The documents that a query finds, through an index if possible. Refuses a missing collection. */
  find(collection: string, query: Query, options: QueryOptions): Docs
  /** The fields of the collection's 2dsphere indexes. */
  geoFields(collection: string): readonly string[]
}

export interface StageContext {
  readonly source: PipelineSource
  /** The values that `$$name` refers to: the `let` of a `$lookup`. */
  readonly variables: Variables
  /** Compiles a pipeline on another collection, for `$lookup`. */
  compilePipeline(collection: string, stages: readonly StageSpec[], variables: Variables): () => Docs
}

/** Compiles a stage. It refuses what MongoDB refuses, even when there are no documents. */
export type StageCompiler = (spec: Value, context: StageContext) => Stage

/** Reads a number of documents. */
export function toCount(value: Value | undefined, name: string, least: 0 | 1): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value
  throw requestFailed(`${name} needs a whole number of at least ${least}, not ${typeof value === 'number' ? value : typeName(value)}.`)
}
