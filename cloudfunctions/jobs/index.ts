import { checkTrail } from '../shared/audit/trail'
import { callerIn, type PlatformContext } from '../shared/identity'
import { log, traceOf } from '../shared/log'
import { reconcile } from './reconcile'
import { applyRetention } from './retention'

/** What each timer of `cloudbaserc.json` does, by its name. Timers fire at least once: each job may run twice. */
export const jobs: Readonly<Record<string, (now: Date) => Promise<unknown>>> = {
  reconcile,
  retention: applyRetention,
  async auditCheck() {
    const checks = await checkTrail()
    // The heads in the log, which is another system, are what shows a cut-off end.
    const broken = checks.filter(({ brokenAt }) => brokenAt !== null)
    if (broken.length > 0)
      log({
        level: 'error',
        action: 'jobs.auditCheck',
        requestId: broken.map(({ brokenAt }) => brokenAt).join(),
        code: 'AUDIT_BROKEN',
        ms: 0,
      })
    return checks
  },
}

interface TimerEvent {
  readonly Type?: unknown
  readonly TriggerName?: unknown
}

/**
 * The timers' function. Every WeChat user can call every function and write any event, but only the platform calls without an identity:
 * whoever has one is refused.
 */
export async function main(event: TimerEvent, platform: PlatformContext): Promise<{ ok: boolean; result?: unknown }> {
  const name = typeof event.TriggerName === 'string' && Object.hasOwn(jobs, event.TriggerName) ? event.TriggerName : ''
  const job = jobs[name]
  if (callerIn(platform) !== null || event.Type !== 'Timer' || !job) {
    log({ level: 'error', action: 'jobs', requestId: 'refused', code: 'FORBIDDEN', ms: 0 })
    return { ok: false }
  }
  const now = new Date()
  const line = { action: `jobs.${name}`, requestId: now.toISOString() }
  try {
    const result = await job(now)
    log({ level: 'info', ...line, ms: Date.now() - now.getTime(), result })
    return { ok: true, result }
  } catch (error) {
    log({ level: 'error', ...line, code: 'INTERNAL', ms: Date.now() - now.getTime(), trace: traceOf(error) })
    // The platform tries a failed timer again.
    throw error
  }
}
