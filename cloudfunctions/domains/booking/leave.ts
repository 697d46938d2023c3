import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import type { WriteRequest } from '../../kernel/request'
import { changeOffering } from './changeOffering'
import { decideCancel, type LeaveRefusal, without } from './rules/cancel'
import { liveStateOf } from './rules/entries'

const OVER = { code: 'OFFER_OVER', details: {} } as const

/** {@link decideCancel}, done. Idempotent by the request. */
export const cancelBooking = (offeringId: OfferingId, personId: PersonId, request: WriteRequest) =>
  changeOffering<LeaveRefusal>(offeringId, request, (offering) => decideCancel(offering, personId, request.now), { entryOf: personId })

/** Gives up the places that a party was offered. */
export const declineOffer = (offeringId: OfferingId, personId: PersonId, request: WriteRequest) =>
  changeOffering<typeof OVER>(
    offeringId,
    request,
    (offering) =>
      liveStateOf(offering, personId) === 'offered'
        ? { kind: 'change', next: without(offering, personId, 'declined', request.now) }
        : { kind: 'refuse', refusal: OVER },
    { entryOf: personId },
  )

/** Places that were taken a moment ago and can't be kept, without consequence. */
export const releasePlaces = (offeringId: OfferingId, personIds: readonly PersonId[], request: WriteRequest) =>
  changeOffering(offeringId, { ...request, requestId: `release-${request.requestId}` }, (offering) => ({
    kind: 'change',
    next: personIds.reduce((next, id) => without(next, id, 'cancelled', request.now), offering),
  }))
