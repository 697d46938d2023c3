import type { QueryOptions } from '../plan/execute'
import { compileQuery } from '../query/compile'
import type { Variables } from '../query/condition'
import type { SortKey } from '../query/sort'
import { requestFailed, unsupported } from '../refusal'
import { compileBucket, compileBucketAuto } from './bucket'
import { compileGeoNear } from './geoNear'
import { compileGroup, compileSortByCount } from './group'
import { compileLookup } from './lookup'
import { compileAddFields, compileProject } from './project'
import { matchQuery, SIMPLE_STAGES, sortOrder } from './simpleStages'
import { type Docs, type PipelineSource, type Stage, type StageCompiler, type StageContext, type StageSpec, toCount } from './stage'
import { compileUnwind } from './unwind'

const STAGES: Readonly<Record<string, StageCompiler>> = {
  ...SIMPLE_STAGES,
  $addFields: compileAddFields,
  $bucket: compileBucket,
  $bucketAuto: compileBucketAuto,
  $group: compileGroup,
  $lookup: compileLookup,
  $project: compileProject,
  $sortByCount: compileSortByCount,
  $unwind: compileUnwind,
}

const INSTEAD: Readonly<Record<string, string>> = {
  $set: 'Use addFields.',
  $replaceWith: 'Use replaceRoot.',
  $facet: 'Run one aggregation for each facet.',
  $out: 'Read the result and write it with add.',
  $merge: 'Read the result and write it with add or update.',
}

/**
 * Compiles a pipeline on a collection and returns a function that runs it. Refuses unknown stages and wrong arguments before any data are
 * read.
 */
export function compilePipeline(
  source: PipelineSource,
  collection: string,
  stages: readonly StageSpec[],
  variables: Variables,
): () => Docs {
  const context: StageContext = {
    source,
    variables,
    compilePipeline: (from, inner, values) => compilePipeline(source, from, inner, values),
  }
  const { read, rest } = compileStart(collection, stages, context)
  const run = rest.map((stage) => compileStage(stage, context))
  return () => run.reduce<Docs>((docs, stage) => stage(docs), read())
}

function compileStage({ name, spec }: StageSpec, context: StageContext): Stage {
  if (name === '$geoNear') throw requestFailed('$geoNear must be the first stage of a pipeline.')
  const compiler = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined
  if (compiler) return compiler(spec, context)
  throw unsupported(`the stage ${name}`, INSTEAD[name] ?? `Use one of ${[...Object.keys(STAGES), '$geoNear'].sort().join(', ')}.`)
}

/** Compiles the first stages into one query that can use an index: `$geoNear`, or `$match`, `$sort` and `$limit` in this order. */
function compileStart(
  collection: string,
  stages: readonly StageSpec[],
  context: StageContext,
): { read: () => Docs; rest: readonly StageSpec[] } {
  const rest = [...stages]
  const [first] = rest
  if (first?.name === '$geoNear') return { read: compileGeoNear(first.spec, collection, context), rest: rest.slice(1) }
  const query = first?.name === '$match' ? matchQuery(first.spec) : compileQuery({})
  if (first?.name === '$match') rest.shift()
  const order = takeStage(rest, '$sort', sortOrder)
  const limit = takeStage(rest, '$limit', (spec) => toCount(spec, '$limit', 1))
  return { read: () => context.source.find(collection, query, findOptions(context.variables, order, limit)), rest }
}

const takeStage = <T>(stages: StageSpec[], name: string, read: (spec: StageSpec['spec']) => T): T | undefined => {
  const [first] = stages
  if (first?.name !== name) return undefined
  stages.shift()
  return read(first.spec)
}

const findOptions = (variables: Variables, order: readonly SortKey[] | undefined, limit: number | undefined): QueryOptions => ({
  variables,
  ...(order && { order }),
  ...(limit !== undefined && { limit }),
})
