import { type Element, Event, type ShadowedEvent } from 'glass-easel'

/** What a handler learns of the node. */
const nodeInfo = (node: Element) => ({ id: node.id, dataset: { ...node.dataset }, offsetLeft: 0, offsetTop: 0 })

/** The plain object that the platform passes to a handler, from the framework's own event. Anything else passes as it is. */
export function plainEvent(argument: unknown): unknown {
  if (!(argument instanceof Event)) return argument
  const event = argument as ShadowedEvent<unknown>
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    detail: event.detail ?? {},
    mark: event.mark ?? {},
    target: nodeInfo(event.target),
    currentTarget: nodeInfo(event.currentTarget),
    ...event.extraFields,
  }
}

/** Fires an event of a control (`input`, `change`…): it stays at its node. */
export const fire = (node: Element, name: string, detail: unknown) => node.triggerEvent(name, detail)

/** Fires an event of the finger: it bubbles through components up to the page. */
export function fireTouch(node: Element, name: 'touchstart' | 'touchend' | 'tap' | 'longpress'): void {
  const point = { identifier: 0, pageX: 0, pageY: 0, clientX: 0, clientY: 0 }
  const extraFields = { touches: name === 'touchend' ? [] : [point], changedTouches: [point] }
  node.triggerEvent(name, { x: 0, y: 0 }, { bubbles: true, composed: true, capturePhase: true, extraFields })
}
