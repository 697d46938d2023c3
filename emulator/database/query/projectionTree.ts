import type { Expression, Scope } from '../expression/operator'
import { requestFailed } from '../refusal'
import { parsePath } from '../value/path'
import { type Doc, fieldOf, isArray, isDoc, type Value } from '../value/value'

/** What happens to one field: it is kept, dropped, transformed, or computed from the whole document. */
export type Leaf =
  | { readonly kind: 'include' | 'exclude' }
  | { readonly kind: 'transform'; readonly transform: (value: Value) => Value | undefined }
  | { readonly kind: 'compute'; readonly expression: Expression }

export interface Branch {
  readonly kind: 'branch'
  readonly children: Map<string, Leaf | Branch>
}

export const branch = (): Branch => ({ kind: 'branch', children: new Map() })

/** Adds a leaf at a dotted path. Refuses a path that contains another one, or is part of it. */
export function addLeaf(root: Branch, path: string, leaf: Leaf): void {
  let node = root
  const parts = [...parsePath(path)]
  const last = parts.pop() ?? path
  for (const part of parts) {
    const child = node.children.get(part) ?? branch()
    if (child.kind !== 'branch') throw collision(path)
    node.children.set(part, child)
    node = child
  }
  if (node.children.has(last)) throw collision(path)
  node.children.set(last, leaf)
}

const collision = (path: string) => requestFailed(`Path collision at "${path}": it is named twice, or with a field inside it.`)

/** Whether fields that are not in the tree are kept (an exclusion, `$addFields`) or dropped (an inclusion). */
export interface Shaping {
  readonly keepOthers: boolean
  readonly scope: Scope
}

/** Shapes a document. Fields keep the document's order; computed new fields follow them. */
export function shape(node: Branch, doc: Doc, shaping: Shaping): Doc {
  const kept = Object.entries(doc).map(([name, value]): [string, Value | undefined] => {
    const child = node.children.get(name)
    if (child) return [name, shapeField(child, value, shaping)]
    return [name, shaping.keepOthers ? value : undefined]
  })
  const made = [...node.children]
    .filter(([name]) => fieldOf(doc, name) === undefined)
    .map(([name, child]): [string, Value | undefined] => [name, computes(child) ? shapeField(child, undefined, shaping) : undefined])
  return Object.fromEntries([...kept, ...made].filter((field): field is [string, Value] => field[1] !== undefined))
}

function shapeField(node: Leaf | Branch, value: Value | undefined, shaping: Shaping): Value | undefined {
  switch (node.kind) {
    case 'include':
      return value
    case 'exclude':
      return undefined
    case 'transform':
      return value === undefined ? undefined : node.transform(value)
    case 'compute':
      return node.expression(shaping.scope)
    case 'branch':
      return shapeInside(node, value, shaping)
  }
}

function shapeInside(node: Branch, value: Value | undefined, shaping: Shaping): Value | undefined {
  if (isDoc(value)) return shape(node, value, shaping)
  if (isArray(value)) return value.map((element) => shapeInside(node, element, shaping)).filter((element) => element !== undefined)
  if (computes(node)) return shape(node, {}, shaping)
  return shaping.keepOthers ? value : undefined
}

const computes = (node: Leaf | Branch): boolean =>
  node.kind === 'compute' || (node.kind === 'branch' && [...node.children.values()].some(computes))
