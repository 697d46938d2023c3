import { ACCUMULATORS } from '../expression/accumulators'
import { compileExpression } from '../expression/compile'
import { toDoc } from '../expression/operator'
import type { Variables } from '../query/condition'
import { sortBy } from '../query/sort'
import { requestFailed, unsupported } from '../refusal'
import { keyString } from '../value/keyString'
import { type Doc, isDoc, type Value } from '../value/value'
import type { Docs, StageCompiler } from './stage'

/** Computes the fields of one group from its documents. */
export type GroupOutput = (docs: Docs, variables: Variables) => Doc

/** Compiles `{ total: { $sum: '$price' }, … }`. */
export function compileOutput(spec: Doc, stage: string): GroupOutput {
  const fields = Object.entries(spec).map(([name, accumulator]) => {
    const [entry, ...others] = isDoc(accumulator) ? Object.entries(accumulator) : []
    if (!entry || others.length > 0 || name.includes('.'))
      throw requestFailed(`${stage}: "${name}" needs one accumulator such as { $sum: 1 }.`)
    const [operator, argument] = entry
    const finish = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined
    if (!finish) throw unsupported(`the accumulator ${operator} in ${stage}`, `Use one of ${Object.keys(ACCUMULATORS).join(', ')}.`)
    return { name, value: compileExpression(argument), finish }
  })
  return (docs, variables) =>
    Object.fromEntries(fields.map(({ name, value, finish }) => [name, finish(docs.map((root) => value({ root, variables })))]))
}

/** Groups documents by key, in the order in which the keys first appear. */
export function groupDocs(docs: Docs, keyOf: (doc: Doc) => Value): { key: Value; docs: Doc[] }[] {
  const groups = new Map<string, { key: Value; docs: Doc[] }>()
  for (const doc of docs) {
    const key = keyOf(doc)
    const name = keyString(key)
    const group = groups.get(name) ?? { key, docs: [] }
    groups.set(name, group)
    group.docs.push(doc)
  }
  return [...groups.values()]
}

/** `$group`. */
export const compileGroup: StageCompiler = (spec, { variables }) => {
  const { _id, ...fields } = toDoc(spec, '$group')
  if (_id === undefined) throw requestFailed('$group needs _id: what to group by, or null for everything.')
  const key = compileExpression(_id)
  const output = compileOutput(fields, '$group')
  return (docs) =>
    groupDocs(docs, (root) => key({ root, variables }) ?? null).map((group) => ({ _id: group.key, ...output(group.docs, variables) }))
}

/** `$sortByCount`: the most frequent value first. */
export const compileSortByCount: StageCompiler = (spec, { variables }) => {
  const key = compileExpression(spec)
  return (docs) => {
    const counts = groupDocs(docs, (root) => key({ root, variables }) ?? null).map(
      (group): Doc => ({ _id: group.key, count: group.docs.length }),
    )
    return sortBy(counts, [{ field: 'count', path: ['count'], direction: -1 }], (doc) => doc)
  }
}
