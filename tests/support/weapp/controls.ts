import type { Element, NativeNode } from 'glass-easel'
import { fire, fireTouch } from './events'
import { ancestors, contains, elementsOf, isTrue, lineOf } from './tree'

/** What the person answers when a button asks WeChat for something. */
export interface Answers {
  /** The one-time code that stands for the phone number; null: the person refuses. */
  phoneNumberCode: string | null
  avatarPath: string
}

interface Tap {
  root: Element
  answers: Answers
  /** The person agreed to the privacy guide by the button made for it. */
  agreePrivacy: () => void
}

/** Taps a node as a finger does: touch, tap, then what the built-in component around it does by itself. */
export function tapNode(node: NativeNode, tap: Tap): void {
  const path = [...ancestors(node)].flatMap((element) => element.asNativeNode() ?? [])
  const disabled = path.find((around) => isTrue(around.getAttribute('disabled')) && around.getAttribute('disabled') !== '')
  if (disabled) throw new Error(`<${disabled.is}> "${lineOf(disabled)}" is disabled: a tap does nothing`)
  fireTouch(node, 'touchstart')
  fireTouch(node, 'touchend')
  fireTouch(node, 'tap')
  for (const around of path) actOn(around, tap)
}

function actOn(node: NativeNode, tap: Tap): void {
  if (node.is === 'button') pressButton(node, tap)
  if (node.is === 'switch') toggleSwitch(node)
  if (node.is === 'checkbox') toggleCheckbox(node)
  if (node.is === 'radio') chooseRadio(node)
  if (node.is === 'label') followLabel(node, tap.root)
}

function pressButton(node: NativeNode, { answers, agreePrivacy }: Tap): void {
  const { phoneNumberCode, avatarPath } = answers
  const openTypes: Record<string, () => void> = {
    getPhoneNumber: () =>
      fire(
        node,
        'getphonenumber',
        phoneNumberCode === null ? { errMsg: 'getPhoneNumber:fail user deny' } : { errMsg: 'getPhoneNumber:ok', code: phoneNumberCode },
      ),
    agreePrivacyAuthorization: () => {
      agreePrivacy()
      fire(node, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
    },
    chooseAvatar: () => fire(node, 'chooseavatar', { avatarUrl: avatarPath }),
    openSetting: () => fire(node, 'opensetting', { errMsg: 'openSetting:ok', authSetting: {} }),
  }
  // Several kinds may be asked for at once: `getPhoneNumber|agreePrivacyAuthorization`, privacy first.
  for (const kind of String(node.getAttribute('open-type') ?? '')
    .split('|')
    .reverse())
    openTypes[kind]?.()
  const formType = node.getAttribute('form-type')
  const form = formType ? closest(node, 'form') : undefined
  if (form) fire(form, String(formType), { value: formType === 'submit' ? formValues(form) : {} })
}

const closest = (node: Element, tag: string) =>
  [...ancestors(node)].find((around) => around.asNativeNode()?.is === tag)?.asNativeNode() ?? undefined

const formValues = (form: Element) =>
  Object.fromEntries(
    elementsOf(form)
      .filter((node) => node.getAttribute('name'))
      .map((node) => [String(node.getAttribute('name')), fieldValue(node)]),
  )

const fieldValue = (node: NativeNode): unknown => {
  if (node.is === 'switch') return isTrue(node.getAttribute('checked'))
  if (node.is === 'checkbox-group') return checkedValues(node)
  return (node.is === 'radio-group' ? checkedValues(node)[0] : node.getAttribute('value')) ?? ''
}

const checkedValues = (group: Element) =>
  elementsOf(group)
    .filter((node) => (node.is === 'checkbox' || node.is === 'radio') && node.getAttribute('checked') === true)
    .map((node) => String(node.getAttribute('value')))

function toggleSwitch(node: NativeNode): void {
  const value = !isTrue(node.getAttribute('checked'))
  node.setAttribute('checked', value)
  fire(node, 'change', { value })
}

function toggleCheckbox(node: NativeNode): void {
  node.setAttribute('checked', !isTrue(node.getAttribute('checked')))
  const group = closest(node, 'checkbox-group')
  if (group) fire(group, 'change', { value: checkedValues(group) })
}

function chooseRadio(node: NativeNode): void {
  const group = closest(node, 'radio-group')
  const others = group ? elementsOf(group).filter(({ is }) => is === 'radio') : []
  for (const radio of others) radio.setAttribute('checked', radio === node)
  if (group) fire(group, 'change', { value: String(node.getAttribute('value')) })
}

function followLabel(label: NativeNode, root: Element): void {
  const target = label.getAttribute('for')
  const control = elementsOf(root).find((node) => (target ? node.id === target : LABELLED.has(node.is) && contains(label, node)))
  if (control?.is === 'switch') toggleSwitch(control)
  if (control?.is === 'checkbox') toggleCheckbox(control)
  if (control?.is === 'radio') chooseRadio(control)
  if (control?.is === 'input' || control?.is === 'textarea') fire(control, 'focus', { value: control.getAttribute('value') ?? '' })
}

const LABELLED = new Set(['switch', 'checkbox', 'radio', 'input', 'textarea'])

/** Types into an input or textarea: what WeChat would cut off (`maxlength`, 140 by default) is cut off. */
export function typeInto(node: NativeNode, text: string): void {
  if (isTrue(node.getAttribute('disabled')) && node.getAttribute('disabled') !== '') throw new Error(`the ${node.is} is disabled`)
  const maxLength = Number(node.getAttribute('maxlength') ?? 140)
  const value = maxLength < 0 ? text : text.slice(0, maxLength)
  fire(node, 'focus', { value: node.getAttribute('value') ?? '', height: 300 })
  node.setAttribute('value', value)
  fire(node, 'input', { value, cursor: value.length })
  fire(node, 'blur', { value, cursor: value.length })
}

/** Picks in a picker: an option's text (several for `multiSelector`), or the value itself for dates, times and regions. */
export function pickIn(picker: NativeNode, choice: string | string[]): void {
  const mode = String(picker.getAttribute('mode') ?? 'selector')
  const range = picker.getAttribute('range')
  const rangeKey = picker.getAttribute('range-key')
  const value =
    mode === 'selector' ? indexIn(range, rangeKey, choice) : mode === 'multiSelector' ? indexesIn(range, rangeKey, choice) : choice
  picker.setAttribute('value', value)
  fire(picker, 'change', { value })
}

function indexesIn(columns: unknown, rangeKey: unknown, choices: string | string[]): number[] {
  return (Array.isArray(choices) ? choices : [choices]).map((choice, column) =>
    indexIn(Array.isArray(columns) ? columns[column] : [], rangeKey, choice),
  )
}

function indexIn(range: unknown, rangeKey: unknown, choice: string | string[]): number {
  const options = (Array.isArray(range) ? range : []).map((option) => String(rangeKey ? Reflect.get(option, String(rangeKey)) : option))
  const index = options.indexOf(String(choice))
  if (index < 0) throw new Error(`the picker has no option ${JSON.stringify(choice)}, only ${JSON.stringify(options)}`)
  return index
}
