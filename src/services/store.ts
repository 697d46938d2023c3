import { useSyncExternalStore } from 'react'

/** A value outside React that every page sees, e.g. a setting. */
export interface Store<T> {
  get(): T
  set(value: T): void
  /** The value, in a component that follows it. */
  use(): T
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const get = () => value
  return {
    get,
    set(next) {
      value = next
      for (const listener of listeners) listener()
    },
    use: () => useSyncExternalStore(subscribe, get, get),
  }
}
