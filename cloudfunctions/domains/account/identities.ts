import type { RiderId } from '../../../contract/account/ids'
import { HOUR_MS } from '../../../contract/kernel/duration'
import { openCollection } from '../../kernel/database/collection'
import type { Job } from '../../kernel/job'
import { runBacklog, WHOLE_TURN } from '../../kernel/jobs/runEach'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { riders } from './riders'

/** The claim of one rider on one identity number. The number's blind index is the id, and ids are unique, so no two riders hold a number. */
export interface IdentityDocument {
  /** The number's blind index. */
  readonly _id: string
  readonly riderId: RiderId
  readonly claimedAt: Date
  /** Counts how often the number was claimed. A decision on an earlier claim no longer holds. */
  readonly revision: number
}

export const identities = openCollection<IdentityDocument>({
  name: 'identities',
  indexes: [
    {
      name: 'claimedAt',
      keys: [
        ['claimedAt', 1],
        ['_id', 1],
      ],
    },
  ],
  retention: { keep: 'untilErased', why: 'Released with the registration that holds it.' },
})

/**
 * Claims a number for a rider. A claim that the rider has already is renewed, so that a release that was decided on the old one no longer
 * holds.
 *
 * @returns false when another rider holds the number
 */
export function claimIdentity(identity: string, riderId: RiderId, now: Date): Promise<boolean> {
  return retryOnConflict(async () => {
    if (await identities.insert({ _id: identity, riderId, claimedAt: now, revision: 1 })) return true
    const claim = await identities.get(identity)
    if (claim === null) return LOST
    if (claim.riderId !== riderId) return false
    return (await moveClaim(claim, riderId, now)) ? true : LOST
  })
}

/** Gives a number to a rider, if the claim on it is still the one that was read. */
export const moveClaim = ({ _id, revision }: IdentityDocument, riderId: RiderId, now: Date): Promise<boolean> =>
  identities.update(_id, { revision }, { riderId, claimedAt: now, revision: revision + 1 })

/** Removes a rider's claim, unless the rider's registration has the number (again). @returns whether a claim was removed */
export async function releaseClaim(identity: string, riderId: RiderId): Promise<boolean> {
  const claim = await identities.get(identity)
  if (claim?.riderId !== riderId || (await riders.get(riderId))?.identity === identity) return false
  return identities.remove(identity, { revision: claim.revision })
}

/** A number that is claimed for an hour and is in no registration was left behind by a crash. After a day it was looked at often enough. */
const CLAIM_AGE_MS = { from: 25 * HOUR_MS, to: HOUR_MS }
/** Claims that are read at a time. */
const PAGE = 100

/** Removes claims that a crash left behind: the number was claimed, but the registration with it was never saved. */
export async function releaseStrayClaims(now: Date, turn = WHOLE_TURN) {
  const beyond = new Date(now.getTime() - CLAIM_AGE_MS.from)
  const upTo = new Date(now.getTime() - CLAIM_AGE_MS.to)
  const old = { collection: identities, index: 'claimedAt', query: { equals: {}, beyond, upTo }, size: PAGE }
  let released = 0
  const { cursor, behindBy } = await runBacklog(strayClaims.name, old, turn, async ({ _id, riderId }) => {
    if (await releaseClaim(_id, riderId)) released += 1
  })
  return { cursor, behindBy, released }
}

export const strayClaims: Job = {
  name: 'account.strayClaims',
  budgetMs: 5_000,
  async run(turn) {
    const { released, ...progress } = await releaseStrayClaims(turn.now, turn)
    return { ...progress, result: { released } }
  },
}
