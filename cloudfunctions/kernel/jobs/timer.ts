import { house } from '../house'
import { callerIn, type PlatformContext } from '../identity'
import { log } from '../log'
import { runJobs } from './runJobs'

interface TimerEvent {
  readonly Type?: unknown
  readonly Message?: unknown
}

/** The function has 60 seconds; what isn't done then, the next turn does. */
const BUDGET_MS = 50_000

/**
 * The timer's function. Every WeChat user can call every function and write any event, but the platform's timer has no identity: a caller who
 * has one is refused. (Other clients are kept out by the function rules of docs/deploy.md.) CloudBase gives a function one timer, so its every
 * turn looks at all jobs; an operator's event names one job in its message.
 */
export function createTimer(clock: () => Date = () => new Date()) {
  return async function main(event: TimerEvent, platform: PlatformContext): Promise<{ ok: boolean; results?: object }> {
    if (callerIn(platform) !== null || event.Type !== 'Timer') {
      log({ level: 'error', action: 'jobs', requestId: 'refused', code: 'FORBIDDEN', ms: 0 })
      return { ok: false }
    }
    const { jobs } = house()
    const named = jobs.filter(({ name }) => name === event.Message)
    const asked = named.length > 0
    const results = await runJobs(asked ? named : jobs, { clock, stopwatch: () => performance.now(), budgetMs: BUDGET_MS, asked })
    return { ok: Object.values(results).every((outcome) => outcome !== 'failed'), results }
  }
}
