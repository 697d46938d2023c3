import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { type AgendaBooking, type AgendaDocument, agendaOf, saveAgenda } from './agendaDocument'
import { OFFERING_HEAD, type OwnOffering, offerings, type Participant, withParticipants } from './offeringDocument'
import { agendaBookingOf, isReservedByAnother, withBooking } from './rules/agenda'
import { isLive, participantOf } from './rules/participants'

/**
 * Brings a person's agenda to what an offering says of them, late or repeated. The agenda is read first and saved only as it was read, so that a copy
 * is never older than the one that is there. The time that another request has reserved a moment ago is left alone.
 *
 * @param requestId the request whose own reservation is settled by it; null: nobody's
 * @returns the agenda as it is then
 */
export function syncBooking(
  offeringId: OfferingId,
  personId: PersonId,
  now: Date,
  requestId: string | null = null,
): Promise<AgendaDocument> {
  return retryOnConflict(async () => {
    const agenda = await agendaOf(personId)
    const own = await numberedOffering(offeringId, personId)
    const booking = agenda.bookings[offeringId]
    const participant = own && namedParticipant(own, personId)
    if (isUpToDate(booking, own)) return agenda
    if (!booking && !participant) return agenda
    const isLeftAlone = isReservedByAnother(booking, requestId, now) && !(participant && isLive(participant.state))
    const copy = own && participant ? agendaBookingOf(own, { state: participant.state, since: participant.since, reservation: null }) : null
    // Saved even when it stays as it is: a request that reserves time may have read the offering before this, and then it looks again.
    const next = isLeftAlone ? agenda : withBooking(agenda, offeringId, copy, now)
    return (await saveAgenda(agenda, next)) ? { ...next, revision: agenda.revision + 1 } : LOST
  })
}

/** A participant without a name has withdrawn the registration: they have no agenda any more, and get none by this. */
function namedParticipant(own: OwnOffering, personId: PersonId): Participant | null {
  const participant = participantOf(own, personId)
  return participant && participant.name !== null ? participant : null
}

const isUpToDate = (booking: AgendaBooking | undefined, own: OwnOffering | null) =>
  booking !== undefined && booking.reservation === null && own !== null && booking.revision >= own.revision

/** The offering as this person sees it. In a rush a place is taken without a look at the others; its number is filled in here. */
async function numberedOffering(id: OfferingId, personId: PersonId): Promise<OwnOffering | null> {
  const part = await offerings.getPart(id, OFFERING_HEAD, [`participants.${personId}`])
  if (!part) return null
  const own = withParticipants(part)
  const participant = participantOf(own, personId)
  if (participant?.state !== 'held' || participant.number !== null) return own
  const number = await fillInNumber(id, personId, participant.version)
  return { ...own, participants: { [personId]: { ...participant, number } } }
}

async function fillInNumber(id: OfferingId, personId: PersonId, version: number): Promise<number> {
  const log = (await offerings.getPart(id, ['allocationLog']))?.allocationLog ?? []
  const number = log.lastIndexOf(personId) + 1
  await offerings.modify(id, {
    when: { [`participants.${personId}.version`]: { is: version } },
    change: { [`participants.${personId}.number`]: { set: number } },
  })
  return number
}
