import { compileExpression } from '../expression/compile'
import { namedArguments, toArray, toDoc, toText } from '../expression/operator'
import { compileQuery } from '../query/compile'
import { requestFailed, unsupported } from '../refusal'
import { changeAt } from '../update/change'
import { keysAt, parsePath } from '../value/path'
import { type Doc, fieldOf, isDoc, type Value } from '../value/value'
import type { Docs, StageCompiler, StageContext, StageSpec } from './stage'

const NAMES = ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline']

/** `$lookup`: by equality of two fields, or by a pipeline that sees the document through `let`. */
export const compileLookup: StageCompiler = (spec, context) => {
  const options = namedArguments(spec, NAMES, ['from', 'as'], '$lookup')
  const into = parsePath(toText(fieldOf(options, 'as'), '$lookup: as'))
  const find = 'pipeline' in options ? byPipeline(options, context) : byFields(options, context)
  return (docs) => docs.map((doc) => changeAt(doc, into, { modify: () => find(doc), creates: true }))
}

function byFields(options: Doc, { source, variables }: StageContext): (doc: Doc) => Docs {
  if ('let' in options) throw requestFailed('$lookup: "let" needs "pipeline".')
  const [from, local, foreign] = ['from', 'localField', 'foreignField'].map((name) => toText(fieldOf(options, name), `$lookup: ${name}`))
  const path = parsePath(local ?? '')
  return (doc) => {
    const values = keysAt(doc, path).values.filter((value) => value !== undefined)
    return source.find(from ?? '', compileQuery({ [foreign ?? '']: { $in: values } }), { variables })
  }
}

function byPipeline(options: Doc, context: StageContext): (doc: Doc) => Docs {
  if ('localField' in options || 'foreignField' in options) {
    throw unsupported('$lookup with both a pipeline and localField/foreignField', 'Use let, and match(_.expr(…)) in the pipeline.')
  }
  const from = toText(fieldOf(options, 'from'), '$lookup: from')
  const stages = toArray(fieldOf(options, 'pipeline'), '$lookup: pipeline').map(readStage)
  const bound = Object.entries(toDoc(fieldOf(options, 'let') ?? {}, '$lookup: let')).map(([name, value]) => ({
    name,
    value: compileExpression(value),
  }))
  // The pipeline is compiled once without values, so that a wrong one is refused even when there is nothing to look up.
  context.compilePipeline(from, stages, context.variables)
  return (root) => {
    const values = Object.fromEntries(bound.map(({ name, value }) => [name, value({ root, variables: context.variables })]))
    return context.compilePipeline(from, stages, { ...context.variables, ...values })()
  }
}

/** Reads `{ $match: … }`. */
export function readStage(stage: Value): StageSpec {
  const [entry, ...others] = isDoc(stage) ? Object.entries(stage) : []
  if (!entry || others.length > 0) throw requestFailed('A stage is an object with one field, such as { $match: { … } }.')
  return { name: entry[0], spec: entry[1] }
}
