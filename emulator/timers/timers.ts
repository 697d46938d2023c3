import { Cron } from 'croner'
import type { FunctionConfigs } from '../functions/config'
import type { Functions } from '../functions/functions'
import type { WatchedFile } from '../functions/watchedFile'
import type { Log } from '../log'

/** The platform tries a failed timer again: a run may come more than once, and two runs may overlap. */
const RETRIES = 2
const RETRY_MS = 60_000

export interface TimersOptions {
  readonly functions: Functions
  readonly configFile: WatchedFile<FunctionConfigs>
  /** Whether the clock starts runs; without it they are started by hand alone. */
  readonly clock: boolean
  readonly log: Log
}

export interface Timers {
  /** Runs a timer now and answers what the function returned (JSON). Undefined: there is no such timer. */
  fire(functionName: string, timerName: string): Promise<string | undefined>
  stop(): void
}

const eventOf = (timerName: string, at: Date) =>
  JSON.stringify({ Type: 'Timer', TriggerName: timerName, Time: at.toISOString().replace(/\.\d+Z$/, 'Z'), Message: '' })

/** Runs functions by the clock of UTC+8, as their triggers in `cloudbaserc.json` say. */
export const startTimers = ({ functions, configFile, clock, log }: TimersOptions): Timers => {
  let jobs: Cron[] = []
  const waiting = new Set<NodeJS.Timeout>()

  const run = (functionName: string, timerName: string) =>
    functions.invoke(functionName, eventOf(timerName, new Date()), { trigger: 'timer' })

  const runOrRetry = async (functionName: string, timerName: string, retries: number): Promise<void> => {
    try {
      await run(functionName, timerName)
    } catch (error) {
      log(
        `Timer ${timerName} of ${functionName} failed, ${retries} retries left: ${error instanceof Error ? error.message : String(error)}`,
      )
      if (retries > 0) retryLater(functionName, timerName, retries - 1)
    }
  }
  const retryLater = (functionName: string, timerName: string, retries: number) => {
    const timeout = setTimeout(() => {
      waiting.delete(timeout)
      void runOrRetry(functionName, timerName, retries)
    }, RETRY_MS)
    waiting.add(timeout)
  }

  const schedule = (configs: FunctionConfigs) => {
    for (const job of jobs) job.stop()
    jobs = [...configs.values()].flatMap(({ name, timers }) =>
      timers.map(
        (timer) =>
          new Cron(timer.cron, { mode: '7-part', timezone: 'Asia/Shanghai', sloppyRanges: true }, () =>
            runOrRetry(name, timer.name, RETRIES),
          ),
      ),
    )
  }
  if (clock) configFile.watch(schedule)

  return {
    fire: async (functionName, timerName) => {
      const timers = configFile.current().get(functionName)?.timers ?? []
      return timers.some(({ name }) => name === timerName) ? run(functionName, timerName) : undefined
    },
    stop: () => {
      for (const job of jobs) job.stop()
      for (const timeout of waiting) clearTimeout(timeout)
    },
  }
}
