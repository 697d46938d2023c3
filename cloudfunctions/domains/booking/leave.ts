import { createHash } from 'node:crypto'
import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { systemRequest, type WriteRequest } from '../../kernel/request'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { agendaOf, agendas } from './agendaDocument'
import { changeOffering } from './changeOffering'
import type { OfferingDocument } from './offeringDocument'
import { decideCancel, type LeaveRefusal } from './rules/cancel'
import { changedParticipant, liveStateOf, participantOf } from './rules/participants'
import { withoutPerson } from './rules/places'

/** All ways by which somebody leaves an offering. */

const OFFER_OVER = { code: 'OFFER_OVER', details: {} } as const

/** {@link decideCancel}, done. Idempotent by the request. */
export const cancelBooking = (offeringId: OfferingId, personId: PersonId, request: WriteRequest) =>
  changeOffering<LeaveRefusal>(offeringId, request, (offering) => decideCancel(offering, personId, request.now), { participant: personId })

/** Gives up the places that a party was offered. */
export const declineOffer = (offeringId: OfferingId, personId: PersonId, request: WriteRequest) =>
  changeOffering<typeof OFFER_OVER>(
    offeringId,
    request,
    (offering) =>
      liveStateOf(offering, personId) === 'offered'
        ? { kind: 'change', next: withoutPerson(offering, personId, 'declined', request.now) }
        : { kind: 'refuse', refusal: OFFER_OVER },
    { participant: personId },
  )

/** Places that were taken a moment ago and can't be kept are given back, without consequence. */
export const releasePlaces = (offeringId: OfferingId, personIds: readonly PersonId[], request: WriteRequest) =>
  changeOffering(offeringId, { ...request, requestId: `release-${request.requestId}` }, (offering) => ({
    kind: 'change',
    next: personIds.reduce((next, id) => withoutPerson(next, id, 'cancelled', request.now), offering),
  }))

/**
 * Somebody's registration is being erased: their places go to the next in line, their name leaves every roll, and their agenda goes. What stays is
 * that a pseudonymous somebody was there. Repeatable.
 *
 * @param taken what was just taken for them, and may not be in the agenda
 */
export const eraseBookings = (personId: PersonId, at: Date, taken: readonly OfferingId[] = []): Promise<void> =>
  retryOnConflict(async () => {
    const agenda = await agendaOf(personId)
    const ids = new Set([...(Object.keys(agenda.bookings) as OfferingId[]), ...taken])
    for (const offeringId of ids) await eraseBooking(offeringId, personId, at)
    // What was reserved meanwhile is in the agenda: it is read again before it goes.
    return agenda.revision === 0 || (await agendas.remove(personId, { revision: agenda.revision })) ? undefined : LOST
  })

const eraseBooking = (offeringId: OfferingId, personId: PersonId, at: Date) =>
  changeOffering(offeringId, erasureOf(personId, offeringId, at), (offering) => ({
    kind: 'change',
    next: withoutName(offering, personId, at),
  }))

function withoutName(offering: OfferingDocument, personId: PersonId, at: Date): OfferingDocument {
  const stays = at >= offering.startsAt && liveStateOf(offering, personId) === 'held'
  const left = stays ? offering : withoutPerson(offering, personId, 'cancelled', at)
  // Where there is no participant yet, a booking may be under way: it finds that somebody was here (`reservation.ts`) and lets go.
  const participant = participantOf(left, personId) ?? changedParticipant(null, { state: 'cancelled', since: at })
  return { ...left, participants: { ...left.participants, [personId]: { ...participant, name: null } } }
}

function erasureOf(personId: PersonId, offeringId: OfferingId, at: Date): WriteRequest {
  const requestId = createHash('sha256').update(`${personId}:${offeringId}:${at.getTime()}`).digest('hex').slice(0, 32)
  return systemRequest({ actorId: 'erasure', action: 'rider.withdraw', requestId, now: at })
}
