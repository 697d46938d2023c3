import { DAY_MS } from '../../../contract/kernel/duration'
import type { PersonId } from '../../../contract/kernel/ids'
import { change } from '../../kernel/database/change'
import { refuse } from '../../kernel/database/decision'
import { idIndex } from '../../kernel/database/find'
import { findFirst, onlyFields } from '../../kernel/database/page'
import type { Job, JobReport } from '../../kernel/job'
import { runEachAtOnce } from '../../kernel/jobs/runEach'
import { type PersonDocument, people } from '../../kernel/people/personDocument'
import { holdsRole } from '../../kernel/people/roles'
import { systemRequest } from '../../kernel/request'
import { riderIdOf } from './riderDocument'
import { ensureRider, riders } from './riders'
import { decideWithdraw } from './rules/registration'

/** As long as a registration that nobody goes on with is kept. */
const TERM_MS = 180 * DAY_MS
/** The number of people looked at at a time. */
const PAGE = 100

type Known = Pick<PersonDocument, '_id' | 'unusedSince'>

/**
 * Erases people who have neither a registration nor a role, once that has been so for the whole term: somebody who only answered for consents, read
 * a message, or had a role. It looks at everybody once a day.
 */
export const unusedPeople: Job = {
  name: 'account.unusedPeople',
  budgetMs: 10_000,
  everyMs: DAY_MS,
  async run({ now, cursor, hasTime }): Promise<JobReport> {
    let after = cursor
    let erased = 0
    do {
      const rows = await findFirst(onlyFields(people, ['unusedSince']), idIndex.name, { equals: {}, ...(after && { after }), most: PAGE })
      const registered = await registeredAmong(rows)
      await runEachAtOnce(unusedPeople.name, rows, async (person) => {
        if (await eraseIfUnused(person, registered.has(riderIdOf(person._id)), now)) erased += 1
      })
      after = rows.length === PAGE ? (rows.at(-1)?._id ?? null) : null
    } while (after !== null && hasTime())
    return { cursor: after, behindBy: 0, result: { erased } }
  },
}

const registeredAmong = async (rows: readonly Known[]) =>
  new Set(
    (
      await riders.getManyParts(
        rows.map(({ _id }) => riderIdOf(_id)),
        ['status'],
      )
    ).map(({ _id }) => _id),
  )

/** Notes since when a person is unused, and erases them at the end of the term. */
async function eraseIfUnused({ _id, unusedSince = null }: Known, isRegistered: boolean, now: Date): Promise<boolean> {
  const isUsed = isRegistered || (await holdsRole(_id))
  if (isUsed) {
    if (unusedSince) await people.update(_id, {}, { unusedSince: null })
    return false
  }
  if (!unusedSince) {
    await people.update(_id, {}, { unusedSince: now })
    return false
  }
  if (now.getTime() - unusedSince.getTime() < TERM_MS) return false
  return erase(_id, now)
}

/** Erases as a withdrawal does, by a registration that is made for it. One that the person begins at this moment stays. */
async function erase(personId: PersonId, now: Date): Promise<boolean> {
  const requestId = `unused-${now.getTime()}-${personId}`
  const request = systemRequest({ actorId: 'timer', action: 'kernel.retention', requestId, now, audited: true })
  const outcome = await change(
    riders,
    () => ensureRider(personId, now),
    request,
    (rider) => (rider.revision === now.getTime() ? decideWithdraw(rider, now) : refuse({ code: 'CHANGED_MEANWHILE', details: {} })),
  )
  return 'doc' in outcome
}
