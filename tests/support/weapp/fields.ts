import type { Element, NativeNode } from 'glass-easel'
import { checkedValues } from './choices'
import { fire } from './events'
import { elementsOf } from './tree'

/** WeChat's limit where the app sets none. */
const MAX_LENGTH = 140

/** Types into an input or textarea, and cuts the text where WeChat would. */
export function typeInto(node: NativeNode, text: string): void {
  if (node.getAttribute('disabled')) throw new Error(`the ${node.is} is disabled`)
  const maxLength = Number(node.getAttribute('maxlength') ?? MAX_LENGTH)
  const value = maxLength < 0 ? text : text.slice(0, maxLength)
  fire(node, 'focus', { value: node.getAttribute('value') ?? '', height: 300 })
  node.setAttribute('value', value)
  fire(node, 'input', { value, cursor: value.length })
  fire(node, 'blur', { value, cursor: value.length })
}

type Choice = string | string[]

/** Picks in a picker: by an option's text (several for `multiSelector`), or by the value itself for dates, times and regions. */
export function pickIn(picker: NativeNode, choice: Choice): void {
  const mode = picker.getAttribute('mode') || 'selector'
  const range = asArray(picker.getAttribute('range'))
  const indexIn = (options: unknown, wanted: string) => indexOf(wanted, asArray(options), picker.getAttribute('range-key'))
  const values: Record<string, () => unknown> = {
    selector: () => indexIn(range, String(choice)),
    multiSelector: () => asArray(choice).map((wanted, column) => indexIn(range[column], String(wanted))),
  }
  const value = values[String(mode)]?.() ?? choice
  picker.setAttribute('value', value)
  fire(picker, 'change', { value })
}

const asArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function indexOf(wanted: string, range: unknown[], rangeKey: unknown): number {
  const options = range.map((option) => String(rangeKey ? Reflect.get(Object(option), String(rangeKey)) : option))
  const index = options.indexOf(wanted)
  if (index < 0) throw new Error(`the picker has no option ${JSON.stringify(wanted)}, only ${JSON.stringify(options)}`)
  return index
}

/** The data that a `<form>` submits: the values of its named fields. */
export const formValues = (form: Element) =>
  Object.fromEntries(
    elementsOf(form)
      .filter((node) => node.getAttribute('name'))
      .map((node) => [String(node.getAttribute('name')), fieldValue(node)]),
  )

const fieldValue = (node: NativeNode): unknown => {
  if (node.is === 'switch') return Boolean(node.getAttribute('checked'))
  if (node.is === 'checkbox-group') return checkedValues(node)
  return (node.is === 'radio-group' ? checkedValues(node)[0] : node.getAttribute('value')) ?? ''
}
