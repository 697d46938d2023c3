import type { RiderId } from '../../../contract/ids'
import { openCollection } from '../database/collection'

/** Who holds an identity number. That `_id` is unique is what makes one number one rider. */
export interface IdentityDocument {
  /** The number's blind index. */
  readonly _id: string
  readonly riderId: RiderId
  readonly claimedAt: Date
}

export const identities = openCollection<IdentityDocument>({
  name: 'identities',
  indexes: [{ name: 'claimedAt', keys: [['claimedAt', 1]] }],
  retention: { keep: 'untilErased', why: 'Released with the registration that holds it.' },
})

/** Claims a number for a rider. False when another rider holds it. Claiming one's own again is fine. */
export async function claimIdentity(identity: string, riderId: RiderId, now: Date): Promise<boolean> {
  if (await identities.insert({ _id: identity, riderId, claimedAt: now })) return true
  const holder = await identities.get(identity)
  return holder === null ? claimIdentity(identity, riderId, now) : holder.riderId === riderId
}
