import { changeable } from '../../collections'
import { identities, releaseIdentity } from '../../domains/account/riders/identities'
import { settle } from '../database/change'
import type { Collection } from '../database/collection'
import type { Changeable } from '../database/decision'
import { log, traceOf } from '../log'

/** Effects this old were left by a crash: the request that made them is long over (functions time out after 20 s). */
const LEFT_BEHIND_MS = 60_000
/** A claim that no registration rests on after an hour was left by a crash; after a day we have looked at it often enough. */
const CLAIM_AGE_MS = { from: 25 * 3_600_000, to: 3_600_000 }
const BATCH = 100

/** Finishes what a crash left undone between a decision and what follows from it. May run twice, late or never: the outcome is the same. */
export async function reconcile(now: Date): Promise<{ settled: number; released: number }> {
  const settled = await Promise.all(changeable.map((collection) => settleOld(collection as Collection<Changeable>, now)))
  return { settled: settled.reduce((sum, count) => sum + count, 0), released: await releaseStrayClaims(now) }
}

async function settleOld(collection: Collection<Changeable>, now: Date): Promise<number> {
  const upTo = new Date(now.getTime() - LEFT_BEHIND_MS)
  const left = await collection.find('pendingSince', { equals: {}, upTo, limit: BATCH })
  const settled = await Promise.all(left.map((doc) => settleOne(collection, doc)))
  return settled.filter(Boolean).length
}

/** What can't be settled now is logged and tried again; it keeps nothing else waiting. */
async function settleOne(collection: Collection<Changeable>, doc: Changeable): Promise<boolean> {
  try {
    await settle(collection, doc)
    return true
  } catch (error) {
    const requestId = `${collection.definition.name}/${doc._id}`
    log({ level: 'error', action: 'jobs.reconcile', requestId, code: 'INTERNAL', ms: 0, trace: traceOf(error) })
    return false
  }
}

async function releaseStrayClaims(now: Date): Promise<number> {
  const [after, upTo] = [CLAIM_AGE_MS.from, CLAIM_AGE_MS.to].map((age) => new Date(now.getTime() - age))
  const claims = await identities.find('claimedAt', { equals: {}, ...(after && { after }), ...(upTo && { upTo }), limit: BATCH })
  let released = 0
  for (const { _id, riderId } of claims) released += (await releaseIdentity(_id, riderId)) ? 1 : 0
  return released
}
