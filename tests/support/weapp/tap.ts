import type { Element, NativeNode } from 'glass-easel'
import type { Answers } from './answers'
import { choices } from './choices'
import { fire, fireTouch } from './events'
import { formValues } from './fields'
import { ancestors, closest, contains, elementsOf, lineOf } from './tree'

interface Tap {
  root: Element
  answers: Answers
  /** Called when the person agrees to the privacy guide with the button for it. */
  agreePrivacy: () => void
}

/** Taps a node as a finger does: touch and tap events, then the default action of the built-in component around it. */
export function tapNode(node: NativeNode, tap: Tap): void {
  const path = [...ancestors(node)].flatMap((element) => element.asNativeNode() ?? [])
  const acting = path.find(({ is }) => is in actions)
  if (acting?.getAttribute('disabled')) throw new Error(`<${acting.is}> "${lineOf(acting)}" is disabled: a tap does nothing`)
  fireTouch(node, 'touchstart')
  fireTouch(node, 'touchend')
  fireTouch(node, 'tap')
  if (acting) actions[acting.is]?.(acting, tap)
}

const actions: Record<string, (node: NativeNode, tap: Tap) => void> = { ...choices, button: pressButton, label: followLabel }

function pressButton(node: NativeNode, tap: Tap): void {
  // A button may combine several kinds, such as `getPhoneNumber|agreePrivacyAuthorization`. Privacy comes first.
  const kinds = String(node.getAttribute('open-type') ?? '').split('|')
  for (const kind of kinds.reverse()) openTypes[kind]?.(node, tap)
  const formType = node.getAttribute('form-type')
  const form = formType ? closest(node, 'form') : undefined
  if (form) fire(form, String(formType), { value: formType === 'submit' ? formValues(form) : {} })
}

/** WeChat's action for a button before it notifies the app. */
const openTypes: Record<string, (node: NativeNode, tap: Tap) => void> = {
  getPhoneNumber: (node, { answers: { phoneNumberCode: code } }) =>
    fire(node, 'getphonenumber', code === null ? { errMsg: 'getPhoneNumber:fail user deny' } : { errMsg: 'getPhoneNumber:ok', code }),
  agreePrivacyAuthorization: (node, { agreePrivacy }) => {
    agreePrivacy()
    fire(node, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  },
  chooseAvatar: (node, { answers }) => fire(node, 'chooseavatar', { avatarUrl: answers.avatarPath }),
  openSetting: (node) => fire(node, 'opensetting', { errMsg: 'openSetting:ok', authSetting: {} }),
}

const TYPED_INTO = new Set(['input', 'textarea'])

/** A tap on a label counts for its control: the one named by `for`, or else the first one inside. */
function followLabel(label: NativeNode, { root }: Tap): void {
  const id = label.getAttribute('for')
  const controls = elementsOf(root).filter(({ is }) => is in choices || TYPED_INTO.has(is))
  const control = controls.find((node) => (id ? node.id === id : contains(label, node)))
  if (!control) return
  if (TYPED_INTO.has(control.is)) fire(control, 'focus', { value: control.getAttribute('value') ?? '' })
  else choices[control.is]?.(control)
}
