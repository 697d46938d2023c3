import type { RiderId } from '../../../contract/account/ids'
import { openCollection } from '../../kernel/database/collection'
import type { Job } from '../../kernel/job'
import { riders } from './riders'

/** Who holds an identity number. That `_id` is unique is what makes one number one rider. */
export interface IdentityDocument {
  /** The number's blind index. */
  readonly _id: string
  readonly riderId: RiderId
  readonly claimedAt: Date
  /** Counts the claims; what was decided on an earlier one no longer holds. */
  readonly revision: number
}

export const identities = openCollection<IdentityDocument>({
  name: 'identities',
  indexes: [{ name: 'claimedAt', keys: [['claimedAt', 1]] }],
  retention: { keep: 'untilErased', why: 'Released with the registration that holds it.' },
})

/** Claims a number for a rider. False when another rider holds it. One's own claim is renewed: nobody who saw the old one can end it. */
export async function claimIdentity(identity: string, riderId: RiderId, now: Date): Promise<boolean> {
  if (await identities.insert({ _id: identity, riderId, claimedAt: now, revision: 1 })) return true
  const claim = await identities.get(identity)
  if (claim && claim.riderId !== riderId) return false
  return (claim !== null && (await moveClaim(claim, riderId, now))) || claimIdentity(identity, riderId, now)
}

/** Gives a number to a rider if the claim on it is still the one that was read. */
export const moveClaim = ({ _id, revision }: IdentityDocument, riderId: RiderId, now: Date): Promise<boolean> =>
  identities.update(_id, { revision }, { riderId, claimedAt: now, revision: revision + 1 })

/** Lets a rider's claim go, unless the rider's registration has come to rest on it again. True when it went. */
export async function releaseIdentity(identity: string, riderId: RiderId): Promise<boolean> {
  const claim = await identities.get(identity)
  if (claim?.riderId !== riderId || (await riders.get(riderId))?.identity === identity) return false
  return identities.remove(identity, { revision: claim.revision })
}

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
