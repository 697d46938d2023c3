import type { Realm } from '../realm'
import type { Timers } from '../timers'
import type { ApiTable } from './api'

const NO_BOX = { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0, scrollTop: 0, scrollLeft: 0 }

/** There is no layout in this host: every node is an empty box, and no node ever comes into view. */
export function layoutApis(realm: Realm, timers: Timers): ApiTable {
  const createSelectorQuery = () => {
    const found: unknown[] = []
    const note = () => {
      found.push(realm.toApp(NO_BOX))
      return query
    }
    const node = { boundingClientRect: note, scrollOffset: note, fields: note, node: note, context: note }
    const select = () => node
    const exec = (callback?: (results: unknown) => void) => timers.later(() => callback?.(realm.toApp(found)))
    const query = { in: () => query, select, selectAll: select, selectViewport: select, exec }
    return query
  }
  const createIntersectionObserver = () => {
    const observer = { relativeTo: () => observer, relativeToViewport: () => observer, observe: () => {}, disconnect: () => {} }
    return observer
  }
  return { sync: { createSelectorQuery, createIntersectionObserver } }
}
