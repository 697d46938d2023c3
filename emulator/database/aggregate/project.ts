import { compileExpression } from '../expression/compile'
import { isOperation } from '../expression/operator'
import { addLeaf, type Branch, branch, type Leaf, shape } from '../query/projectionTree'
import { requestFailed } from '../refusal'
import { isDoc, type Value } from '../value/value'
import type { StageCompiler } from './stage'

type PathLeaf = readonly [path: string, leaf: Leaf]

/**
 * Turns nested objects into dotted paths.
 * @param numbersSelect whether a number keeps or drops its field (`$project`) or is a value (`$addFields`)
 */
function readLeaves(path: string, value: Value, numbersSelect: boolean): PathLeaf[] {
  if (numbersSelect && (typeof value === 'number' || typeof value === 'boolean')) return [[path, { kind: value ? 'include' : 'exclude' }]]
  if (!isDoc(value) || isOperation(value)) return [[path, { kind: 'compute', expression: compileExpression(value) }]]
  const fields = Object.entries(value)
  if (fields.length === 0 && numbersSelect) throw requestFailed(`$project: an empty object says nothing about "${path}".`)
  if (fields.length === 0) return [[path, { kind: 'compute', expression: () => value }]]
  return fields.flatMap(([name, inner]) => readLeaves(`${path}.${name}`, inner, numbersSelect))
}

const tree = (leaves: readonly PathLeaf[]): Branch => {
  const root = branch()
  for (const [path, leaf] of leaves) addLeaf(root, path, leaf)
  return root
}

const fields = (spec: Value, stage: string, numbersSelect: boolean): PathLeaf[] => {
  if (!isDoc(spec) || Object.keys(spec).length === 0) throw requestFailed(`${stage} needs an object with at least one field.`)
  return Object.entries(spec).flatMap(([path, value]) => {
    if (path.startsWith('$')) throw requestFailed(`${stage}: "${path}" can't be a field name.`)
    return readLeaves(path, value, numbersSelect)
  })
}

/** `$project`: keeps (and computes) the named fields, or drops them. */
export const compileProject: StageCompiler = (spec, { variables }) => {
  const leaves = fields(spec, '$project', true)
  const others = leaves.filter(([path]) => path !== '_id')
  const excludes = others.some(([, { kind }]) => kind === 'exclude') || (others.length === 0 && leaves[0]?.[1].kind === 'exclude')
  if (excludes && others.some(([, { kind }]) => kind !== 'exclude'))
    throw requestFailed('$project keeps fields or drops them, not both; only _id may differ.')
  const withId: PathLeaf[] = excludes || leaves.some(([path]) => path === '_id') ? leaves : [['_id', { kind: 'include' }], ...leaves]
  const root = tree(withId)
  return (docs) => docs.map((doc) => shape(root, doc, { keepOthers: excludes, scope: { root: doc, variables } }))
}

/** `$addFields`: computes fields and keeps all others. */
export const compileAddFields: StageCompiler = (spec, { variables }) => {
  const root = tree(fields(spec, '$addFields', false))
  return (docs) => docs.map((doc) => shape(root, doc, { keepOthers: true, scope: { root: doc, variables } }))
}
