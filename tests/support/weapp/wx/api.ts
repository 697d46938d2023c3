import type { Activity } from '../activity'
import { describe, type ErrorLog } from '../errors'
import { guarded } from '../guard'
import type { Realm } from '../realm'
import type { Timers } from '../timers'

/**
 * An API of `wx`: it returns the result without `errMsg`, or throws (`WxFailure` to choose the message). `signal` is aborted with the task.
 */
export type WxApi = (options: never, signal: AbortSignal) => unknown

/** A group of mocked APIs. */
export interface ApiTable {
  /** APIs that answer through `success`/`fail`/`complete` or a promise. */
  async?: Record<string, WxApi>
  /** Asynchronous APIs that a person answers. The app counts as idle in the meantime. */
  asking?: Record<string, WxApi>
  /** Asynchronous APIs whose call returns a task that can be aborted. */
  task?: Record<string, WxApi>
  /** Synchronous APIs, passed through unchanged. */
  sync?: Record<string, unknown>
}

/** A failure in WeChat's format: `errMsg` is `<api>:fail <message>`. */
export class WxFailure extends Error {
  constructor(
    message: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(message)
  }
}

export interface Callbacks {
  success?: (result: unknown) => void
  fail?: (result: unknown) => void
  complete?: (result: unknown) => void
}

export interface AnswerParts {
  activity: Activity
  errors: ErrorLog
  realm: Realm
  timers: Timers
}

/** Delivers the answer of an API as WeChat does: in a later turn, with `errMsg`, to the callbacks or, without callbacks, as a promise. */
export function createAnswer({ activity, errors, realm, timers }: AnswerParts) {
  const deliver = (name: string, callbacks: Callbacks, kind: 'success' | 'fail', result: unknown) => {
    for (const callback of [callbacks[kind], callbacks.complete]) {
      if (callback) timers.later(() => guarded(errors, `${kind} of wx.${name}`, callback as () => void).call(undefined, result))
    }
  }
  return (name: string, options: Callbacks, work: Promise<unknown>, waitsForPerson = false): unknown => {
    const ended = waitsForPerson ? () => {} : activity.begin(`wx.${name}`)
    const outcome = work.then(
      (result) => ({ kind: 'success' as const, result: realm.toApp({ errMsg: `${name}:ok`, ...asObject(result) }) }),
      (error: unknown) => ({ kind: 'fail' as const, result: realm.toApp(failure(name, error)) }),
    )
    const { success, fail, complete } = options
    if (success || fail || complete) {
      void outcome.then(({ kind, result }) => {
        deliver(name, options, kind, result)
        ended()
      })
      return undefined
    }
    return new realm.Promise((resolve, reject) => {
      void outcome.then(({ kind, result }) => {
        if (kind === 'success') resolve(result)
        else reject(result)
        ended()
      })
    })
  }
}

export type Answer = ReturnType<typeof createAnswer>

const asObject = (result: unknown) => (typeof result === 'object' && result !== null ? result : {})
const failure = (name: string, error: unknown) => ({
  errMsg: `${name}:fail ${describe(error)}`,
  ...(error instanceof WxFailure ? error.extra : {}),
})
