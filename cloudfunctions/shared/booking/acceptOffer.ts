import type { Refusal } from '../../../contract/errors'
import type { OfferingId, PersonId } from '../../../contract/ids'
import type { WriteRequest } from '../request'
import { changeOffering } from './changeOffering'
import { claimBooking, settleClaim } from './claims'
import type { OwnOffering } from './offeringDocument'
import { ownOfferingOf } from './ownOffering'
import { earlierUseOf } from './requestMark'
import { type AgendaRefusal, decideHolding } from './rules/agenda'
import { entryOf, liveStateOf, partyOf } from './rules/entries'
import { take } from './rules/places'

type AcceptRefusal = Refusal<'OFFER_OVER' | 'NOT_FOUND' | 'REQUEST_REUSED' | 'UNAVAILABLE'> | AgendaRefusal

const OVER = { code: 'OFFER_OVER', details: {} } as const

/** What was called off gives no places any more. */
const isOffered = (offering: OwnOffering, personId: PersonId) =>
  offering.status === 'published' && liveStateOf(offering, personId) === 'offered'

/**
 * Takes the places that a party was offered, in time, if nothing that its people have booked since is in the way.
 *
 * @returns why not, or null
 */
export async function acceptOffer(offeringId: OfferingId, personId: PersonId, request: WriteRequest): Promise<AcceptRefusal | null> {
  const own = await ownOfferingOf(offeringId, [personId])
  if (!own) return { code: 'NOT_FOUND', details: {} }
  const party = partyOf(entryOf(own, personId), personId)
  const mine = { claim: request.requestId, now: request.now }
  const settleAll = () => Promise.all(party.map((id) => settleClaim(offeringId, id, mine)))
  if (earlierUseOf(own, personId, request) === null) {
    if (!isOffered(own, personId)) return OVER
    for (const id of party) {
      const refusal = await claimBooking(own, id, mine, (agenda) => decideHolding(agenda, own, request.now))
      if (refusal) return settleAll().then(() => refusal)
    }
  }
  const outcome = await changeOffering<typeof OVER>(
    offeringId,
    request,
    (offering) =>
      isOffered(offering, personId) ? { kind: 'change', next: take(offering, personId, request.now) } : { kind: 'refuse', refusal: OVER },
    { entryOf: personId },
  )
  await settleAll()
  return 'refusal' in outcome ? outcome.refusal : null
}
