import type { ErrorLog } from './errors'
import { guarded } from './guard'
import type { Timers } from './timers'

/** One `setData`, measured as it crosses the bridge. */
export interface SetDataEntry {
  /** The route of the changed page. */
  page: string
  /** The size of its JSON in UTF-8 bytes. */
  bytes: number
  /** The data paths that it sets. */
  keys: string[]
}

interface Caller {
  is: string
  setData(data: object, callback?: () => void): void
}

/** Records every `setData` of the given components and passes only JSON on, as WeChat's bridge does. */
export class SetDataLog {
  readonly entries: SetDataEntry[] = []
  private readonly released = new WeakSet<Caller>()

  constructor(
    private readonly timers: Timers,
    private readonly errors: ErrorLog,
  ) {}

  watch(caller: Caller, pageOf: (caller: Caller) => string): void {
    const apply = caller.setData.bind(caller)
    caller.setData = (data, callback) => {
      if (this.released.has(caller)) return
      const json = JSON.stringify(data)
      this.entries.push({ page: pageOf(caller), bytes: Buffer.byteLength(json), keys: Object.keys(data) })
      apply(JSON.parse(json))
      if (callback) this.timers.later(() => guarded(this.errors, 'setData callback', callback).call(caller))
    }
  }

  /** Called when the component's page is closed. WeChat ignores a late `setData`, which Taro sends when a page ends while it renders. */
  release(caller: Caller): void {
    this.released.add(caller)
  }

  /** The cost of opening a page: the bytes of its first `setData`, which is its first screen, and of the largest one so far. */
  costOf(route: string): { first: number; largest: number } {
    const bytes = this.entries.filter(({ page }) => page === route).map((entry) => entry.bytes)
    return { first: bytes[0] ?? 0, largest: Math.max(0, ...bytes) }
  }
}
