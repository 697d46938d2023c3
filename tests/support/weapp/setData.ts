import type { ErrorLog } from './errors'
import { guarded } from './guard'
import type { Timers } from './timers'

/** One `setData`, measured as it crosses the bridge. */
export interface SetDataEntry {
  /** Route of the page that it changes. */
  page: string
  /** UTF-8 bytes of its JSON. */
  bytes: number
  /** The paths that it sets. */
  keys: string[]
}

interface Caller {
  is: string
  setData(data: object, callback?: () => void): void
}

/** Records every `setData` of the components given to it and passes only JSON on, as the bridge of WeChat does. */
export class SetDataLog {
  readonly entries: SetDataEntry[] = []

  constructor(
    private readonly timers: Timers,
    private readonly errors: ErrorLog,
  ) {}

  watch(caller: Caller, pageOf: (caller: Caller) => string): void {
    const apply = caller.setData.bind(caller)
    caller.setData = (data, callback) => {
      const json = JSON.stringify(data)
      this.entries.push({ page: pageOf(caller), bytes: Buffer.byteLength(json), keys: Object.keys(data) })
      apply(JSON.parse(json))
      if (callback) this.timers.later(() => guarded(this.errors, 'setData callback', callback).call(caller))
    }
  }

  /** Bytes of the first `setData` of every page opened so far: what its first screen costs. */
  firstBytes(): Record<string, number> {
    const first: Record<string, number> = {}
    for (const { page, bytes } of this.entries) first[page] ??= bytes
    return first
  }
}
