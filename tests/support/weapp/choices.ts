import type { Element, NativeNode } from 'glass-easel'
import { fire } from './events'
import { closest, elementsOf } from './tree'

/** Switches, checkboxes and radios, which change their own state and notify their group. */
export const choices: Record<string, (node: NativeNode) => void> = {
  switch: (node) => {
    const value = toggled(node)
    node.setAttribute('checked', value)
    fire(node, 'change', { value })
  },
  checkbox: (node) => {
    node.setAttribute('checked', toggled(node))
    const group = closest(node, 'checkbox-group')
    if (group) fire(group, 'change', { value: checkedValues(group) })
  },
  radio: (node) => {
    const group = closest(node, 'radio-group')
    const radios = group ? elementsOf(group).filter(({ is }) => is === 'radio') : []
    for (const radio of radios) radio.setAttribute('checked', radio === node)
    if (group) fire(group, 'change', { value: String(node.getAttribute('value')) })
  },
}

const toggled = (node: NativeNode) => !node.getAttribute('checked')

/** Values of the checked boxes or radios in a group. */
export const checkedValues = (group: Element) =>
  elementsOf(group)
    .filter((node) => (node.is === 'checkbox' || node.is === 'radio') && node.getAttribute('checked'))
    .map((node) => String(node.getAttribute('value')))
