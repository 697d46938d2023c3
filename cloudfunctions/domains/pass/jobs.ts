import { change } from '../../kernel/database/change'
import type { Job } from '../../kernel/job'
import { batchReport, runEach } from '../../kernel/jobs/runEach'
import { systemRequest } from '../../kernel/request'
import { type PassDocument, passes } from './documents/pass'
import { decideDue } from './rules/lifecycle'

/** How many passes one turn takes. */
const BATCH = 100

/**
 * A date in these passes has passed: a suspension or an approval has ended, or a term. Their white lists, face readers and holders are told. The
 * job may come late or twice: what holds at a gate follows from the dates and doesn't wait for it.
 */
export async function syncPassesDue(now: Date): Promise<{ synced: number }> {
  const due = await passes.find('dueAt', { equals: {}, upTo: now, limit: BATCH })
  return { synced: await runEach(passDue.name, due, async ({ _id, dueAt }) => dueAt && syncDue(_id, dueAt, now)) }
}

export const passDue: Job = {
  name: 'pass.due',
  budgetMs: 10_000,
  async run({ now }) {
    const result = await syncPassesDue(now)
    return batchReport(result.synced, BATCH, result)
  },
}

function syncDue(id: PassDocument['_id'], dueAt: Date, now: Date) {
  // The request is named by the date, so that two timers at the same time tell the rider once.
  const request = systemRequest({ actorId: 'timer', action: passDue.name, requestId: `due-${dueAt.getTime()}-${id}`, now })
  return change(
    passes,
    () => passes.get(id),
    request,
    (pass) => decideDue(pass, now),
  )
}
