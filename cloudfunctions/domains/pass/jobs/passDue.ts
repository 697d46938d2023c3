import { change } from '../../../kernel/database/change'
import { fingerprintOf } from '../../../kernel/fingerprint'
import { type PassDocument, passes } from '../pass/passDocument'
import { decideDue } from '../rules/due'

/** In one run; the next one, minutes later, takes the next. */
const BATCH = 100

/** Passes of which time alone has changed something that others must hear of. Late, twice or never: what holds at a gate is the same. */
export async function followDue(now: Date): Promise<{ followed: number }> {
  const due = await passes.find('dueAt', { equals: {}, upTo: now, limit: BATCH })
  for (const { _id, dueAt } of due) if (dueAt) await follow(_id, dueAt, now)
  return { followed: due.length }
}

function follow(id: PassDocument['_id'], dueAt: Date, now: Date) {
  const [actorId, action] = ['timer', 'jobs.passDue']
  // Named by what was due, so that two timers at once tell nobody twice.
  const request = {
    requestId: `due-${dueAt.getTime()}-${id}`,
    ...{ action, actorId, now, audited: false, fingerprint: fingerprintOf(actorId, action, id) },
  }
  return change(
    passes,
    () => passes.get(id),
    request,
    (pass) => decideDue(pass, now),
  )
}
