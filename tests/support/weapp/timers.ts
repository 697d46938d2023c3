import type { Activity } from './activity'
import type { ErrorLog } from './errors'

/** A timer up to this long belongs to the step that set it. Steps do not wait for longer ones (a toast, the 15 s of a code). */
const SOON_MS = 100

type Callback = (...args: unknown[]) => unknown

/** The app's timers. Errors in them are recorded, short ones count as activity, and all end with the phone. */
export function createTimers(activity: Activity, errors: ErrorLog) {
  const pending = new Map<number, () => void>()
  let lastId = 0
  let stopped = false

  const safely = (name: string, callback: Callback, args: unknown[]) => {
    try {
      callback(...args)
    } catch (error) {
      errors.record(name, error)
    }
  }
  const clear = (id?: number) => {
    if (id === undefined) return
    pending.get(id)?.()
    pending.delete(id)
  }
  const once = (callback: Callback, delay = 0, ...args: unknown[]) => {
    const id = ++lastId
    if (stopped) return id
    const ended = delay <= SOON_MS ? activity.begin(`timer of ${delay} ms`) : () => {}
    const timer = setTimeout(() => {
      pending.delete(id)
      safely('timer', callback, args)
      ended()
    }, delay)
    pending.set(id, () => {
      clearTimeout(timer)
      ended()
    })
    return id
  }
  const repeat = (callback: Callback, delay = 0, ...args: unknown[]) => {
    const id = ++lastId
    if (stopped) return id
    const timer = setInterval(() => safely('interval', callback, args), delay)
    pending.set(id, () => clearInterval(timer))
    return id
  }
  return {
    globals: { setTimeout: once, clearTimeout: clear, setInterval: repeat, clearInterval: clear },
    /** Runs `callback` in a later turn, as the platform delivers events and answers. */
    later: (callback: () => void) => void once(callback),
    /** Ends all timers. Later code (a reply to a closed phone) cannot start new ones. */
    stop: () => {
      stopped = true
      for (const id of [...pending.keys()]) clear(id)
    },
  }
}

export type Timers = ReturnType<typeof createTimers>
