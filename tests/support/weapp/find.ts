import type { Element, NativeNode } from 'glass-easel'
import { ancestors, contains, elementsOf, innermost, lineOf, visibleText } from './tree'

/**
 * The element to tap: by its visible text, by role (`aria-role`, else the tag) and name, or by a selector of classes and ids. `nth` counts
 * from 0 among several.
 */
export type Target =
  | string
  | { text: string; nth?: number }
  | { role: string; name?: string; nth?: number }
  | { css: string; text?: string; nth?: number }

/**
 * Finds exactly one element.
 * @throws when there is none or more than one, with the text of the page
 */
export function findTarget(root: Element, target: Target): NativeNode {
  const wanted = typeof target === 'string' ? { text: target } : target
  const found = candidates(root, wanted)
  const node = found[wanted.nth ?? 0]
  if (!node) throw notFound(root, `nothing matches ${JSON.stringify(target)}`)
  if (found.length > 1 && wanted.nth === undefined) {
    throw notFound(root, `${found.length} elements match ${JSON.stringify(target)}: say which by { nth } or a selector`)
  }
  return node
}

const notFound = (root: Element, problem: string) => new Error(`${problem}. The page shows:\n${visibleText(root)}`)

function candidates(root: Element, target: Exclude<Target, string>): NativeNode[] {
  const all = elementsOf(root)
  if ('role' in target) {
    return all.filter((node) => roleOf(node) === target.role && (target.name === undefined || lineOf(node) === target.name))
  }
  if ('css' in target) {
    const matching = all.filter((node) => matches(root, target.css, node))
    return target.text === undefined ? matching : matching.filter((node) => lineOf(node).includes(target.text ?? ''))
  }
  return byText(all, target.text)
}

/** The elements with exactly this text, or else those that contain it. Of nested elements only the innermost counts. */
export function byText(all: NativeNode[], text: string): NativeNode[] {
  const exact = innermost(all.filter((node) => lineOf(node) === text))
  return exact.length > 0 ? exact : innermost(all.filter((node) => lineOf(node).includes(text)))
}

const roleOf = (node: NativeNode) => String(node.getAttribute('aria-role') ?? node.is)

/** Whether a node matches a selector. Selectors are local to a component's tree, so the node is tested in its own tree. */
const matches = (root: Element, css: string, node: NativeNode) => (node.ownerShadowRoot ?? root).matchSelector(css, node)

/**
 * Finds the control with this label: by `aria-label` or placeholder, by a `<label>` (its `for`, or the control inside it), or as the
 * control that follows the label's text in the same field.
 */
export function findControl(root: Element, label: string, tags: string[]): NativeNode {
  const all = elementsOf(root)
  const controls = all.filter(({ is }) => tags.includes(is))
  const control = controls.find((node) => namesOf(node).includes(label)) ?? byLabel(all, controls, label)
  if (!control) throw notFound(root, `no ${tags.join(' or ')} is labelled ${JSON.stringify(label)}`)
  return control
}

const namesOf = (node: NativeNode) => [node.getAttribute('aria-label'), node.getAttribute('placeholder')]

function byLabel(all: NativeNode[], controls: NativeNode[], label: string): NativeNode | undefined {
  const text = byText(all, label)[0]
  if (!text) return undefined
  for (const around of ancestors(text)) {
    const target = around.asNativeNode()?.getAttribute('for')
    const named = target ? controls.find(({ id }) => id === target) : undefined
    if (named) return named
    const inside = controls.filter((control) => contains(around, control))
    if (inside.length > 0) return inside.find((control) => all.indexOf(control) > all.indexOf(text)) ?? inside[0]
  }
  return undefined
}
