import type { Answer, ApiTable, Callbacks, WxApi } from './api'

const KINDS = ['async', 'asking', 'task', 'sync'] as const
type Kind = (typeof KINDS)[number]

const TASK_EVENTS = ['HeadersReceived', 'ProgressUpdate', 'ChunkReceived'].flatMap((event) => [`on${event}`, `off${event}`])
const ignoredTaskEvents = Object.fromEntries(TASK_EVENTS.map((name) => [name, () => {}]))

/** Creates the functions that the app calls from the APIs' answers. */
export function implement(table: ApiTable, answer: Answer): Record<string, unknown> {
  const run = (name: string, api: WxApi, options: Callbacks, kind: Kind) => {
    const abort = new AbortController()
    const work = perform(api, options, abort.signal)
    // A task is not a promise, so its failures are only delivered to callbacks.
    if (kind !== 'task') return answer(name, options, work, kind === 'asking')
    answer(name, { fail: () => {}, ...options }, work)
    return { ...ignoredTaskEvents, abort: () => abort.abort() }
  }
  const callable = (kind: Exclude<Kind, 'sync'>) =>
    Object.entries(table[kind] ?? {}).map(([name, api]) => [name, (options: Callbacks = {}) => run(name, api, options, kind)])
  return { ...Object.fromEntries([...callable('async'), ...callable('asking'), ...callable('task')]), ...table.sync }
}

const perform = async (api: WxApi, options: Callbacks, signal: AbortSignal) => api(options as never, signal)

/** The kind of an API: as listed in these tables, or else by its name. */
export const kindOf = (name: string, tables: ApiTable[]): Kind =>
  KINDS.find((kind) => tables.some((table) => table[kind]?.[name])) ?? (/Sync$|^on|^off|^create/.test(name) ? 'sync' : 'async')
