import { type Element, Event, type ShadowedEvent } from 'glass-easel'

/** The information about a node that a handler receives. */
const nodeInfo = (node: Element) => ({ id: node.id, dataset: { ...node.dataset }, offsetLeft: 0, offsetTop: 0 })

/** Converts the framework's event to the plain object that the platform passes to a handler. Other arguments are passed unchanged. */
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

/** Fires an event of a control (`input`, `change`…), which does not bubble. */
export const fire = (node: Element, name: string, detail: unknown) => node.triggerEvent(name, detail)

/** Fires a touch event, which bubbles through components up to the page. */
export function fireTouch(node: Element, name: 'touchstart' | 'touchend' | 'tap' | 'longpress'): void {
  const point = { identifier: 0, pageX: 0, pageY: 0, clientX: 0, clientY: 0 }
  const extraFields = { touches: name === 'touchend' ? [] : [point], changedTouches: [point] }
  node.triggerEvent(name, { x: 0, y: 0 }, { bubbles: true, composed: true, capturePhase: true, extraFields })
}
