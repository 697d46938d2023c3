import type { Element, NativeNode, Node } from 'glass-easel'

/** Tags that flow in a line; every other element starts a new one. */
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

/** What a person reads below `root`: lines of text, with what stands in the fields. */
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

/** The text of one element on one line: what `tap('…')` compares with. */
export const lineOf = (node: Element): string => visibleText(node).replaceAll('\n', '')

/** The nearest elements around `node`, itself first, up to the page. */
export function* ancestors(node: Element): Generator<Element> {
  for (let current: Element | null = node; current; current = current.getComposedParent()) yield current
}

/** The nearest element with this tag around `node`, or `node` itself. */
export function closest(node: Element, tag: string): NativeNode | undefined {
  for (const around of ancestors(node)) {
    const native = around.asNativeNode()
    if (native?.is === tag) return native
  }
  return undefined
}

/** Keeps those that contain none of the others. */
export const innermost = (nodes: NativeNode[]): NativeNode[] =>
  nodes.filter((node) => !nodes.some((other) => other !== node && contains(node, other)))

export function contains(outer: Element, inner: Element): boolean {
  for (const node of ancestors(inner)) if (node === outer) return true
  return false
}
