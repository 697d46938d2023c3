import { invalidParam, requestFailed, unsupported } from '../refusal'
import { type Doc, isArray, isDoc, show, type Value } from '../value/value'
import { compileElement } from './compile'
import { addLeaf, type Branch, branch, type Leaf, shape } from './projectionTree'

/** Reduces a document to the requested fields. */
export type Projection = (doc: Doc) => Doc

/**
 * Compiles the argument of `field()`: `1` keeps a field, `0` drops it, `$slice` cuts an array, `$elemMatch` keeps the first matching
 * element. `_id` is kept unless it is dropped. Refuses a mixture of keeping and dropping.
 */
export function compileProjection(spec: Doc): Projection {
  const leaves = Object.entries(spec).flatMap(([path, value]) => readLeaves(path, value))
  const keepOthers = !keepsOnlyNamed(leaves)
  const root = buildTree(leaves, keepOthers)
  return (doc) => shape(root, doc, { keepOthers, scope: { root: doc, variables: {} } })
}

type PathLeaf = readonly [path: string, leaf: Leaf, operator?: string]

function readLeaves(path: string, value: Value): PathLeaf[] {
  if (path.split('.').some((part) => part.startsWith('$'))) throw unsupported(`"${path}" in a projection`, 'Use _.project.elemMatch.')
  if (typeof value === 'number' || typeof value === 'boolean') return [[path, { kind: value ? 'include' : 'exclude' }]]
  if (!isDoc(value)) throw invalidParam(`The projection of "${path}" must be 1, 0, $slice or $elemMatch, not ${show(value)}.`)
  const [[operator, operand] = ['', null], ...others] = Object.entries(value)
  if (!operator.startsWith('$')) return Object.entries(value).flatMap(([name, inner]) => readLeaves(`${path}.${name}`, inner))
  if (others.length > 0) throw invalidParam(`The projection of "${path}" takes one operator.`)
  return [[path, { kind: 'transform', transform: compileTransform(operator, operand) }, operator]]
}

function compileTransform(operator: string, operand: Value): (value: Value) => Value | undefined {
  if (operator === '$slice') return compileSlice(operand)
  if (operator !== '$elemMatch') throw unsupported(`${operator} in a projection`, 'Use $slice or $elemMatch, or aggregate().project().')
  const test = compileElement(operand, '$elemMatch')
  return (value) => {
    const found = isArray(value) ? value.find(test) : undefined
    return found === undefined ? undefined : [found]
  }
}

/** `n` keeps the first n elements (the last ones, if negative); `[skip, n]` keeps n elements after the skipped ones. */
function compileSlice(operand: Value): (value: Value) => Value {
  const [skip, count] = isArray(operand) ? operand : [undefined, operand]
  if (typeof count !== 'number' || (skip !== undefined && (typeof skip !== 'number' || count <= 0))) {
    throw invalidParam('$slice takes n or [skip, n] with n above 0.')
  }
  const cut = (array: readonly Value[]) => {
    if (skip === undefined) return count < 0 ? array.slice(count) : array.slice(0, count)
    const from = skip < 0 ? Math.max(array.length + skip, 0) : skip
    return array.slice(from, from + count)
  }
  return (value) => (isArray(value) ? cut(value) : value)
}

/** Whether fields without a leaf are dropped. `$slice` alone keeps them, `$elemMatch` drops them. */
function keepsOnlyNamed(leaves: readonly PathLeaf[]): boolean {
  const named = leaves.filter(([path]) => path !== '_id')
  const includes = named.some(([, { kind }]) => kind === 'include')
  const excludes = named.some(([, { kind }]) => kind === 'exclude')
  if (includes && excludes) throw requestFailed('A projection keeps fields (1) or drops them (0), not both; only _id may differ.')
  if (named.length === 0) return leaves[0]?.[1].kind === 'include'
  return includes || (!excludes && named.some(([, , operator]) => operator === '$elemMatch'))
}

function buildTree(leaves: readonly PathLeaf[], keepOthers: boolean): Branch {
  const root = branch()
  for (const [path, leaf] of leaves) addLeaf(root, path, leaf)
  if (!keepOthers && !root.children.has('_id')) addLeaf(root, '_id', { kind: 'include' })
  return root
}
