import type { Log } from '../log'

/** Runs tasks that may fail, and retries failed ones. */
export interface Retrier {
  /** Runs the task now and, if it fails, up to `retries` times more. Never rejects; failures are logged. */
  run(what: string, task: () => Promise<unknown>, retries: number): Promise<void>
  /** Cancels all pending retries. */
  stop(): void
}

export const createRetrier = (delayMs: number, log: Log): Retrier => {
  const waiting = new Set<NodeJS.Timeout>()
  let stopped = false

  const again = (what: string, task: () => Promise<unknown>, retries: number) => {
    const timeout = setTimeout(() => {
      waiting.delete(timeout)
      void run(what, task, retries)
    }, delayMs)
    waiting.add(timeout)
  }
  const run: Retrier['run'] = async (what, task, retries) => {
    try {
      await task()
    } catch (error) {
      log(`${what} failed, ${retries} retries left: ${error instanceof Error ? error.message : String(error)}`)
      if (retries > 0 && !stopped) again(what, task, retries - 1)
    }
  }

  return {
    run,
    stop: () => {
      stopped = true
      for (const timeout of waiting) clearTimeout(timeout)
    },
  }
}
