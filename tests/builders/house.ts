import { domains } from '../../cloudfunctions/domains'
import { accountHandlers } from '../../cloudfunctions/domains/account/handlers'
import { releaseStrayClaims } from '../../cloudfunctions/domains/account/identities'
import { contestHandlers } from '../../cloudfunctions/domains/contest/handlers'
import { courseHandlers } from '../../cloudfunctions/domains/course/handlers'
import { merchantHandlers } from '../../cloudfunctions/domains/merchant/handlers'
import { passHandlers } from '../../cloudfunctions/domains/pass/handlers'
import type { ChainCheck } from '../../cloudfunctions/kernel/audit/trail'
import type { Served } from '../../cloudfunctions/kernel/handler'
import { openHouse } from '../../cloudfunctions/kernel/house'
import type { Job, JobCursor } from '../../cloudfunctions/kernel/job'
import { auditCheck } from '../../cloudfunctions/kernel/jobs/auditCheck'
import { outboxDue } from '../../cloudfunctions/kernel/jobs/outboxDue'
import { retention } from '../../cloudfunctions/kernel/jobs/retention'
import { kernel } from '../../cloudfunctions/kernel/kernel'
import type { Actions } from '../../contract'

/** Every action with its handler, whichever function serves it. */
export const everythingServed: readonly Served[] = [
  ...accountHandlers,
  ...passHandlers,
  ...courseHandlers,
  ...contestHandlers,
  ...merchantHandlers,
]

/** All actions by name. */
export const registry = Object.fromEntries(everythingServed.map(({ action }) => [action.name, action])) as Actions

/** All domains together, as in a function that has them all. */
export const everyDomain = [kernel, ...domains]
export const openEveryDomain = () => openHouse(everyDomain, { complete: true })

/** Everything that is stored anywhere. */
export const collections = everyDomain.flatMap((domain) => domain.collections)

const always = () => true

/** Turns of a job until it is through. */
export async function runThrough(job: Job, now: Date, hasTime: () => boolean = always): Promise<unknown> {
  let cursor: JobCursor = null
  for (let turns = 0; turns < 1000; turns += 1) {
    const report = await job.run({ now, cursor, hasTime })
    if (report.cursor === null) return report.result
    cursor = report.cursor
  }
  throw new Error(`${job.name} is never through`)
}

/** What a crash left undone is finished, and what concerns many is carried out. */
export async function reconcile(now: Date): Promise<{ settled: number; released: number }> {
  const { settled } = (await runThrough(outboxDue, now)) as { settled: number }
  return { settled, ...(await releaseStrayClaims(now)) }
}

/** Removes what is older than its collection's retention says. Returns how many of each, and carries out what must follow. */
export async function applyRetention(now: Date): Promise<Record<string, number>> {
  return (await runThrough(retention, now)) as Record<string, number>
}

/** Walks the audit trail from its start. */
export const checkAudit = async () => (await runThrough(auditCheck, new Date(0))) as readonly ChainCheck[]
