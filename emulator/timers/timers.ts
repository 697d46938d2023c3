import { Cron } from 'croner'
import type { FunctionConfigs, TimerTrigger } from '../functions/config'
import type { Functions } from '../functions/functions'
import type { WatchedFile } from '../functions/watchedFile'
import type { Log } from '../log'
import { createRetrier } from './retrier'

/** The number of retries. The platform retries a failed timer, so a run may happen more than once, and two runs may overlap. */
const RETRIES = 2
const RETRY_MS = 60_000

export interface TimersOptions {
  readonly functions: Functions
  readonly configFile: WatchedFile<FunctionConfigs>
  /** Whether timers run by the clock; otherwise they are only started by hand. */
  readonly clock: boolean
  /** The time that a timer's event names, in milliseconds since 1970; this machine's, unless another is given. */
  readonly now?: () => number
  /** The delay before a retry, in milliseconds; a minute, as on the platform. */
  readonly retryMs?: number
  readonly log: Log
}

export interface Timers {
  /** Runs a timer now and returns what the function returned (JSON); undefined when there is no such timer. */
  fire(functionName: string, timerName: string): Promise<string | undefined>
  stop(): void
}

const eventOf = (timerName: string, at: Date) =>
  JSON.stringify({ Type: 'Timer', TriggerName: timerName, Time: at.toISOString().replace(/\.\d+Z$/, 'Z'), Message: '' })

/** Runs functions by the clock of UTC+8, according to their triggers in the built `cloudbaserc.json`. */
export const startTimers = ({ functions, configFile, clock, now = Date.now, retryMs = RETRY_MS, log }: TimersOptions): Timers => {
  let jobs: Cron[] = []
  const retrier = createRetrier(retryMs, log)

  const run = (functionName: string, timerName: string) =>
    functions.invoke(functionName, eventOf(timerName, new Date(now())), { trigger: 'timer' })

  const job = (functionName: string, { name, cron }: TimerTrigger) =>
    new Cron(cron, { mode: '7-part', timezone: 'Asia/Shanghai', sloppyRanges: true }, () =>
      retrier.run(`Timer ${name} of ${functionName}`, () => run(functionName, name), RETRIES),
    )
  const schedule = (configs: FunctionConfigs) => {
    for (const old of jobs) old.stop()
    jobs = [...configs.values()].flatMap(({ name, timers }) => timers.map((timer) => job(name, timer)))
  }
  if (clock) configFile.watch(schedule)

  return {
    fire: async (functionName, timerName) => {
      const timers = configFile.current().get(functionName)?.timers ?? []
      return timers.some(({ name }) => name === timerName) ? run(functionName, timerName) : undefined
    },
    stop: () => {
      for (const running of jobs) running.stop()
      retrier.stop()
    },
  }
}
