import { change } from '../../kernel/database/change'
import { onlyFields } from '../../kernel/database/page'
import type { Job } from '../../kernel/job'
import { runBacklog, WHOLE_TURN } from '../../kernel/jobs/runEach'
import { systemRequest } from '../../kernel/request'
import { type CompoundDocument, compounds } from './documents/compound'
import { type PassDocument, passes } from './documents/pass'
import { decideForgetFormer } from './rules/compound'
import { decideDue } from './rules/lifecycle'

/** Passes that are read at a time. */
const PAGE = 100

/**
 * A date in these passes has passed: a suspension or an approval has ended, or a term. Their white lists, face readers and holders are told. The
 * job may come late or twice: what holds at a gate follows from the dates and doesn't wait for it.
 */
export async function syncPassesDue(now: Date, turn = WHOLE_TURN) {
  const due = { collection: passes, index: 'dueAt', query: { equals: {}, upTo: now }, size: PAGE }
  const { done, ...progress } = await runBacklog(passDue.name, due, turn, async ({ _id, dueAt }) => dueAt && syncDue(_id, dueAt, now))
  return { ...progress, synced: done }
}

export const passDue: Job = {
  name: 'pass.due',
  budgetMs: 10_000,
  async run(turn) {
    const { synced, ...progress } = await syncPassesDue(turn.now, turn)
    return { ...progress, result: { synced } }
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

const compoundsDue = onlyFields(compounds, ['formerUntil'])

/** Compounds forget the names of those who worked there until three days ago. Who may still act there follows from the dates and waits for nothing. */
export const formerPeople: Job = {
  name: 'pass.formerPeople',
  budgetMs: 5_000,
  async run(turn) {
    const due = { collection: compoundsDue, index: 'formerUntil', query: { equals: {}, upTo: turn.now }, size: PAGE }
    const { done: compoundsChanged, ...progress } = await runBacklog(formerPeople.name, due, turn, ({ _id, formerUntil }) =>
      forgetFormer(_id, Number(formerUntil), turn.now),
    )
    return { ...progress, result: { compounds: compoundsChanged } }
  },
}

function forgetFormer(id: CompoundDocument['_id'], until: number, now: Date) {
  const request = systemRequest({ actorId: 'timer', action: formerPeople.name, requestId: `former-${until}-${id}`, now })
  return change(
    compounds,
    () => compounds.get(id),
    request,
    (compound) => decideForgetFormer(compound, now),
  )
}
