import type { RiderId } from '../../../contract/account/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import type { Decision } from '../../kernel/database/decision'
import type { WriteRequest } from '../../kernel/request'
import { decideOn } from './application'
import { accountNews } from './messages'
import { claimIdentity, type IdentityDocument, identities, moveClaim } from './riders/identities'
import { personIdOfRider } from './riders/ids'
import type { RiderDocument } from './riders/riderDocument'
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
  const warning = holder ? [warn(holder, rider, request)] : []
  return { ...decision, next: { ...decision.next, contested }, effects: [...(decision.effects ?? []), ...warning] }
}

/**
 * Would this decision verify a rider whose number somebody else holds by now? Who is verified holds the claim at that moment: an earlier
 * look is not enough, since a claim can be let go between the application's claim and its being saved.
 */
export const needsStaff = async (decision: Decision<RiderDocument, Refusal>, { _id, identity }: RiderDocument, { now }: WriteRequest) =>
  decision.kind === 'change' && decision.next.status === 'verified' && identity !== null && !(await claimIdentity(identity, _id, now))

/** One message about one pair of riders, however often the other one tries. */
const warn = ({ riderId }: IdentityDocument, { _id }: RiderDocument, { now }: WriteRequest) =>
  accountNews.tell({
    eventId: `identityContested:${riderId}:${_id}`,
    personId: personIdOfRider(riderId),
    content: { kind: 'identityContested' },
    at: now,
  })

/** Gives a number to this rider for good. Who holds it loses it first, then it moves. Repeating it changes nothing. */
export async function settleContest({ _id, identity }: Pick<RiderDocument, '_id' | 'identity'>, request: WriteRequest): Promise<void> {
  if (!identity || (await claimIdentity(identity, _id, request.now))) return
  const claim = await identities.get(identity)
  if (claim) await takeFrom(claim, _id, request)
  // Claimed by somebody else meanwhile, or renewed: look again.
  return settleContest({ _id, identity }, request)
}

async function takeFrom(claim: IdentityDocument, riderId: RiderId, request: WriteRequest): Promise<void> {
  // A request of its own for each claim: the holder may have registered again since an earlier try of this one.
  const taking = { ...request, requestId: `${request.requestId}:${claim.revision}` }
  await decideOn(claim.riderId, { request: taking, granted: 'all' }, (holder, facts) =>
    holder.identity === claim._id ? decideLoseIdentity(holder, facts) : { kind: 'change', next: {} },
  )
  await moveClaim(claim, riderId, request.now)
}
