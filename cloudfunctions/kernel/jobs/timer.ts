import { house } from '../house'
import { callerIn, type PlatformContext } from '../identity'
import { log } from '../log'
import { runJobs } from './runJobs'

interface TimerEvent {
  readonly Type?: unknown
  readonly Message?: unknown
}

/** The function may run for 60 seconds. Work that is not done by then is left to the next turn. */
const BUDGET_MS = 50_000

/**
 * The function that the timer calls. Every WeChat user can call every function with any event, but the platform's timer has no WeChat
 * identity, so a caller with an identity is refused. (The function rules in docs/deploy.md keep other clients out.) CloudBase allows one
 * timer a function, so each turn considers all jobs. An operator can name a single job in the event's message.
 */
export function createTimer(clock: () => Date = () => new Date(), isReady: () => Promise<boolean> = async () => true) {
  return async function main(event: TimerEvent, platform: PlatformContext): Promise<{ ok: boolean; results?: object }> {
    if (callerIn(platform) !== null || event.Type !== 'Timer') {
      log({ level: 'error', action: 'jobs', requestId: 'refused', code: 'FORBIDDEN', ms: 0 })
      return { ok: false }
    }
    if (!(await isReady())) return { ok: false }
    const { jobs } = house()
    const named = jobs.filter(({ name }) => name === event.Message)
    const asked = named.length > 0
    const results = await runJobs(asked ? named : jobs, { clock, stopwatch: () => performance.now(), budgetMs: BUDGET_MS, asked })
    return { ok: Object.values(results).every((outcome) => outcome !== 'failed'), results }
  }
}
