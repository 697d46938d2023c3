import type { Job } from '../../kernel/job'
import { identities, releaseIdentity } from './riders/identities'

const HOUR_MS = 3_600_000
/** A claim that no registration rests on after an hour was left by a crash; after a day we have looked at it often enough. */
const CLAIM_AGE_MS = { from: 25 * HOUR_MS, to: HOUR_MS }
const BATCH = 100

/** Lets claims on identity numbers go that a crash left behind. */
export async function releaseStrayClaims(now: Date): Promise<{ released: number }> {
  const after = new Date(now.getTime() - CLAIM_AGE_MS.from)
  const upTo = new Date(now.getTime() - CLAIM_AGE_MS.to)
  const claims = await identities.find('claimedAt', { equals: {}, after, upTo, limit: BATCH })
  let released = 0
  for (const { _id, riderId } of claims) released += (await releaseIdentity(_id, riderId)) ? 1 : 0
  return { released }
}

export const strayClaims: Job = {
  name: 'account.strayClaims',
  budgetMs: 5_000,
  run: async ({ now }) => ({ cursor: null, behindBy: 0, result: await releaseStrayClaims(now) }),
}
