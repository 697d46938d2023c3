import { change } from '../../kernel/database/change'
import type { Job } from '../../kernel/job'
import { batchReport, runEach } from '../../kernel/jobs/runEach'
import { systemRequest } from '../../kernel/request'
import { type PassDocument, passes } from './documents/pass'
import { decideDue } from './rules/lifecycle'

/** In one run; the next one, minutes later, takes the next. */
const BATCH = 100

/** Passes of which time alone has changed something that others must hear of. Late, twice or never: what holds at a gate is the same. */
export async function syncPassesDue(now: Date): Promise<{ followed: number }> {
  const due = await passes.find('dueAt', { equals: {}, upTo: now, limit: BATCH })
  return { followed: await runEach(passDue.name, due, async ({ _id, dueAt }) => dueAt && follow(_id, dueAt, now)) }
}

export const passDue: Job = {
  name: 'pass.due',
  budgetMs: 10_000,
  async run({ now }) {
    const result = await syncPassesDue(now)
    return batchReport(result.followed, BATCH, result)
  },
}

function follow(id: PassDocument['_id'], dueAt: Date, now: Date) {
  // Named by what was due, so that two timers at once tell nobody twice.
  const request = systemRequest({ actorId: 'timer', action: 'jobs.passDue', requestId: `due-${dueAt.getTime()}-${id}`, now })
  return change(
    passes,
    () => passes.get(id),
    request,
    (pass) => decideDue(pass, now),
  )
}
