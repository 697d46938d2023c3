import type { Element, NativeNode, Node } from 'glass-easel'

/** Inline tags; every other element starts a new line. */
const INLINE = new Set(['text', 'label', 'span'])

const childrenOf = (element: Element): Node[] => {
  const children: Node[] = []
  element.forEachNonVirtualComposedChild((child) => void children.push(child))
  return children
}

const isHidden = (node: NativeNode) => Boolean(node.getAttribute('hidden')) || /display:\s*none/.test(String(node.style ?? ''))

/** All visible elements below `root`, in the order of the page. */
export function elementsOf(root: Element): NativeNode[] {
  return childrenOf(root).flatMap((child) => {
    const element = child.asElement()
    const node = child.asNativeNode()
    if (!element || (node && isHidden(node))) return []
    return [...(node ? [node] : []), ...elementsOf(element)]
  })
}

/** The visible text below `root`, in lines, with the contents of fields. */
export function visibleText(root: Element): string {
  const lines = render(root)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
  return lines.filter(Boolean).join('\n')
}

function render(node: Node): string {
  const text = node.asTextNode()
  if (text) return text.textContent
  const native = node.asNativeNode()
  if (native && isHidden(native)) return ''
  const inside = [...(native ? [fieldText(native)] : []), ...childrenOf(node as Element).map(render)].join('')
  return native && !INLINE.has(native.is) ? `\n${inside}\n` : inside
}

const fieldText = (node: NativeNode): string =>
  node.is === 'input' || node.is === 'textarea' ? String(node.getAttribute('value') || node.getAttribute('placeholder') || '') : ''

/** The text of one element on one line, with which `tap('…')` compares. */
export const lineOf = (node: Element): string => visibleText(node).replaceAll('\n', '')

/** The elements around `node`, from the node itself up to the page. */
export function* ancestors(node: Element): Generator<Element> {
  for (let current: Element | null = node; current; current = current.getComposedParent()) yield current
}

/** The nearest element with this tag around `node`, or the node itself. */
export function closest(node: Element, tag: string): NativeNode | undefined {
  for (const around of ancestors(node)) {
    const native = around.asNativeNode()
    if (native?.is === tag) return native
  }
  return undefined
}

/** Keeps the nodes that contain none of the others. */
export const innermost = (nodes: NativeNode[]): NativeNode[] =>
  nodes.filter((node) => !nodes.some((other) => other !== node && contains(node, other)))

export function contains(outer: Element, inner: Element): boolean {
  for (const node of ancestors(inner)) if (node === outer) return true
  return false
}
