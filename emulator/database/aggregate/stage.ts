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

/** What a pipeline reads from. */
export interface PipelineSource {
  /** Documents that a query finds, by index where there is one. Refuses a missing collection. */
  find(collection: string, query: Query, options: QueryOptions): Docs
  /** The fields of the collection's 2dsphere indexes. */
  geoFields(collection: string): readonly string[]
}

export interface StageContext {
  readonly source: PipelineSource
  /** What `$$name` means: `$lookup`'s `let`. */
  readonly variables: Variables
  /** Compiles a pipeline on a collection; for `$lookup`. */
  compilePipeline(collection: string, stages: readonly StageSpec[], variables: Variables): () => Docs
}

/** Refuses what MongoDB refuses, whatever the documents. */
export type StageCompiler = (spec: Value, context: StageContext) => Stage

/** A number of documents. */
export function toCount(value: Value | undefined, name: string, least: 0 | 1): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value
  throw requestFailed(`${name} needs a whole number of at least ${least}, not ${typeof value === 'number' ? value : typeName(value)}.`)
}
