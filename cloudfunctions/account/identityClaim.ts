import type { Refusal } from '../../contract/errors'
import type { Decision } from '../shared/database/decision'
import type { NotifyEffect } from '../shared/effects/effect'
import { personIdOfRider } from '../shared/people/ids'
import type { WriteRequest } from '../shared/request'
import { claimIdentity, type IdentityDocument, identities } from '../shared/riders/identities'
import type { RiderDocument } from '../shared/riders/riderDocument'
import { decideOn } from './application'
import { decideLoseIdentity } from './rules/review'

/**
 * Claims the identity number for an accepted registration. If another rider holds it the application goes on looking the same to the
 * sender (nobody may learn here who is registered), but staff must decide, and the holder is told.
 */
export async function withClaim<R extends Refusal>(
  decision: Decision<RiderDocument, R>,
  rider: RiderDocument,
  identity: string | null,
  request: WriteRequest,
): Promise<Decision<RiderDocument, R>> {
  if (decision.kind === 'refuse' || identity === null) return decision
  const contested = !(await claimIdentity(identity, rider._id, request.now))
  const holder = contested ? await identities.get(identity) : null
  const warning = holder ? [warn(holder, request)] : []
  return { ...decision, next: { ...decision.next, contested }, effects: [...(decision.effects ?? []), ...warning] }
}

const warn = ({ riderId }: IdentityDocument, { requestId, now }: WriteRequest): NotifyEffect => ({
  kind: 'notify',
  eventId: `${requestId}:${riderId}`,
  personId: personIdOfRider(riderId),
  content: { kind: 'identityContested' },
  at: now,
})

/** Gives a contested number to this rider: the holder loses it first, then it moves. Repeating it changes nothing. */
export async function settleContest({ _id, identity }: Pick<RiderDocument, '_id' | 'identity'>, request: WriteRequest): Promise<void> {
  if (!identity || (await claimIdentity(identity, _id, request.now))) return
  const holder = await identities.get(identity)
  if (!holder) return settleContest({ _id, identity }, request)
  await decideOn(holder.riderId, request, decideLoseIdentity)
  await identities.update(identity, { riderId: holder.riderId }, { riderId: _id, claimedAt: request.now })
}
