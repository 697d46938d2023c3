import type { Answer, ApiTable, Callbacks, WxApi } from './api'

const KINDS = ['async', 'asking', 'task', 'sync'] as const
type Kind = (typeof KINDS)[number]

const TASK_EVENTS = ['HeadersReceived', 'ProgressUpdate', 'ChunkReceived'].flatMap((event) => [`on${event}`, `off${event}`])
const ignoredTaskEvents = Object.fromEntries(TASK_EVENTS.map((name) => [name, () => {}]))

/** The functions that the app calls, from how their APIs answer. */
export function implement(table: ApiTable, answer: Answer): Record<string, unknown> {
  const run = (name: string, api: WxApi, options: Callbacks, kind: Kind) => {
    const abort = new AbortController()
    const work = perform(api, options, abort.signal)
    // A task is no promise: without callbacks nobody hears of a failure.
    if (kind !== 'task') return answer(name, options, work, kind === 'asking')
    answer(name, { fail: () => {}, ...options }, work)
    return { ...ignoredTaskEvents, abort: () => abort.abort() }
  }
  const callable = (kind: Exclude<Kind, 'sync'>) =>
    Object.entries(table[kind] ?? {}).map(([name, api]) => [name, (options: Callbacks = {}) => run(name, api, options, kind)])
  return { ...Object.fromEntries([...callable('async'), ...callable('asking'), ...callable('task')]), ...table.sync }
}

const perform = async (api: WxApi, options: Callbacks, signal: AbortSignal) => api(options as never, signal)

/** How an API answers: as in these tables, else by its name. */
export const kindOf = (name: string, tables: ApiTable[]): Kind =>
  KINDS.find((kind) => tables.some((table) => table[kind]?.[name])) ?? (/Sync$|^on|^off|^create/.test(name) ? 'sync' : 'async')
