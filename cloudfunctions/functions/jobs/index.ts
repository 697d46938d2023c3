import { followBookingsDue } from '../../domains/booking/jobs/bookingsDue'
import { issueCertificates } from '../../domains/course/jobs/certificates'
import { runDraws } from '../../domains/course/jobs/draws'
import { followLessons } from '../../domains/course/jobs/lessonsDue'
import { followDue } from '../../domains/pass/jobs/passDue'
import { callerIn, type PlatformContext } from '../../kernel/identity'
import { checkAudit, isAuditTime } from '../../kernel/jobs/auditCheck'
import { reconcile } from '../../kernel/jobs/reconcile'
import { applyRetention } from '../../kernel/jobs/retention'
import { log, traceOf } from '../../kernel/log'

interface TimerEvent {
  readonly Type?: unknown
  readonly Message?: unknown
}

type Job = (now: Date) => Promise<unknown>

/** Every job by its name. Each may run twice, late or not at all: the outcome is the same. */
const jobs: Readonly<Record<string, Job>> = {
  reconcile,
  passDue: followDue,
  lessonsDue: followLessons,
  draws: (now) => runDraws(now),
  bookingsDue: followBookingsDue,
  certificates: issueCertificates,
  retention: applyRetention,
  auditCheck: checkAudit,
}

/**
 * Which jobs a timer's event asks for. CloudBase gives a function one timer, so its every turn asks for all that are due; an operator's
 * event names one job in its message.
 */
export function jobsOf({ Message }: TimerEvent, now: Date): readonly string[] {
  if (typeof Message === 'string' && Object.hasOwn(jobs, Message)) return [Message]
  return Object.keys(jobs).filter((name) => name !== 'auditCheck' || isAuditTime(now))
}

/** Runs one job. One that fails is logged and leaves the others alone. */
async function run(name: string, now: Date): Promise<[string, unknown]> {
  const started = performance.now()
  const line = () => ({ action: `jobs.${name}`, requestId: now.toISOString(), ms: Math.round(performance.now() - started) })
  try {
    const result = await jobs[name]?.(now)
    log({ level: 'info', ...line(), result })
    return [name, result]
  } catch (error) {
    log({ level: 'error', ...line(), code: 'INTERNAL', trace: traceOf(error) })
    return [name, 'failed']
  }
}

/**
 * The timer's function. Every WeChat user can call every function and write any event, but the platform's timer has no identity: whoever
 * has one is refused. (Other clients are kept out by the function rules of docs/deploy.md.)
 */
export async function main(event: TimerEvent, platform: PlatformContext): Promise<{ ok: boolean; results?: object }> {
  if (callerIn(platform) !== null || event.Type !== 'Timer') {
    log({ level: 'error', action: 'jobs', requestId: 'refused', code: 'FORBIDDEN', ms: 0 })
    return { ok: false }
  }
  const now = new Date()
  const results: [string, unknown][] = []
  for (const name of jobsOf(event, now)) results.push(await run(name, now))
  return { ok: results.every(([, result]) => result !== 'failed'), results: Object.fromEntries(results) }
}
