import { compileExpression } from '../expression/compile'
import { type Expression, namedArguments, toArray, toDoc } from '../expression/operator'
import { requestFailed, unsupported } from '../refusal'
import { compareValues, sameValue } from '../value/compare'
import { type Doc, fieldOf, show, typeName, type Value } from '../value/value'
import { compileOutput, groupDocs } from './group'
import { type Docs, type StageCompiler, toCount } from './stage'

const readOutput = (options: Doc, stage: string) => compileOutput(toDoc(fieldOf(options, 'output') ?? { count: { $sum: 1 } }, stage), stage)

/** `$bucket` groups by ranges. A boundary belongs to the range that starts with it. */
export const compileBucket: StageCompiler = (spec, { variables }) => {
  const options = namedArguments(spec, ['groupBy', 'boundaries', 'default', 'output'], ['groupBy', 'boundaries'], '$bucket')
  const by = compileExpression(fieldOf(options, 'groupBy') ?? null)
  const boundaries = readBoundaries(fieldOf(options, 'boundaries'))
  const other = fieldOf(options, 'default')
  const output = readOutput(options, '$bucket')
  const bucketOf = (root: Doc): Value => {
    const value = by({ root, variables })
    const above = boundaries.findIndex((boundary) => compareValues(value, boundary) < 0)
    const bucket = above > 0 ? boundaries[above - 1] : other
    if (bucket === undefined) throw requestFailed(`$bucket: ${show(value)} is in no range and there is no default.`)
    return bucket
  }
  return (docs) =>
    groupDocs(docs, bucketOf)
      .sort((a, b) => compareValues(a.key, b.key))
      .map((group) => ({ _id: group.key, ...output(group.docs, variables) }))
}

function readBoundaries(spec: Value | undefined): readonly Value[] {
  const boundaries = toArray(spec, '$bucket: boundaries').map(
    (boundary) => compileExpression(boundary)({ root: {}, variables: {} }) ?? null,
  )
  const ascends = boundaries.every((boundary, index) => index === 0 || compareValues(boundaries[index - 1], boundary) < 0)
  const types = new Set(boundaries.map((boundary) => (typeof boundary === 'number' ? 'number' : typeName(boundary))))
  if (boundaries.length < 2 || !ascends || types.size > 1)
    throw requestFailed('$bucket needs at least 2 boundaries of one type, ascending.')
  return boundaries
}

/** `$bucketAuto` groups by ranges of about the same number of documents. Equal values stay together. */
export const compileBucketAuto: StageCompiler = (spec, { variables }) => {
  const options = namedArguments(spec, ['groupBy', 'buckets', 'output', 'granularity'], ['groupBy', 'buckets'], '$bucketAuto')
  if ('granularity' in options) throw unsupported('granularity in $bucketAuto', 'Use bucket() with boundaries of your own.')
  const by = compileExpression(fieldOf(options, 'groupBy') ?? null)
  const count = toCount(fieldOf(options, 'buckets'), '$bucketAuto: buckets', 1)
  const output = readOutput(options, '$bucketAuto')
  return (docs) =>
    split(withKeys(docs, by, variables), count).map(({ docs: members, min, max }) => ({ _id: { min, max }, ...output(members, variables) }))
}

interface Keyed {
  readonly doc: Doc
  readonly key: Value
}

const withKeys = (docs: Docs, by: Expression, variables: Parameters<Expression>[0]['variables']): Keyed[] =>
  docs.map((doc) => ({ doc, key: by({ root: doc, variables }) ?? null })).sort((a, b) => compareValues(a.key, b.key))

function split(sorted: readonly Keyed[], count: number): { docs: Docs; min: Value; max: Value }[] {
  const size = Math.max(Math.round(sorted.length / count), 1)
  const buckets: { docs: Docs; min: Value; max: Value }[] = []
  let start = 0
  while (start < sorted.length) {
    let end = buckets.length === count - 1 ? sorted.length : Math.min(start + size, sorted.length)
    while (end < sorted.length && sameValue(sorted[end]?.key, sorted[end - 1]?.key)) end += 1
    const next = sorted[end] ?? sorted[end - 1]
    buckets.push({ docs: sorted.slice(start, end).map(({ doc }) => doc), min: sorted[start]?.key ?? null, max: next?.key ?? null })
    start = end
  }
  return buckets
}
