import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import type { WriteRequest } from '../../kernel/request'
import { changeOffering, type OfferingDecision } from './changeOffering'
import { takeClaimed } from './claimed'
import type { OfferingDocument, OwnOffering } from './offeringDocument'
import { ownOfferingOf } from './ownOffering'
import { earlierUseOf } from './requestMark'
import { type AgendaRefusal, decideHolding } from './rules/agenda'
import { entryOf, liveStateOf, partyOf } from './rules/entries'
import { take } from './rules/places'

type AcceptRefusal = Refusal<'OFFER_OVER' | 'NOT_FOUND' | 'REQUEST_REUSED' | 'UNAVAILABLE' | 'NOT_VERIFIED'> | AgendaRefusal

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
  const isNew = earlierUseOf(own, personId, request) === null
  if (isNew && !isOffered(own, personId)) return OVER
  const outcome = await takeClaimed<{ doc: OfferingDocument }, AcceptRefusal>(
    { offeringId, personIds: partyOf(entryOf(own, personId), personId), request },
    isNew ? own : null,
    (agenda) => decideHolding(agenda, own, request.now),
    () => changeOffering<typeof OVER>(offeringId, request, (offering) => decide(offering, personId, request.now), { entryOf: personId }),
  )
  return 'refusal' in outcome ? outcome.refusal : null
}

const decide = (offering: OfferingDocument, personId: PersonId, now: Date): OfferingDecision<typeof OVER> =>
  isOffered(offering, personId) ? { kind: 'change', next: take(offering, personId, now) } : { kind: 'refuse', refusal: OVER }
