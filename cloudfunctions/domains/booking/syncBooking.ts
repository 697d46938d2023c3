import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { type AgendaBooking, type AgendaDocument, agendas, emptyAgenda, saveAgenda } from './agendaDocument'
import { agendaToChange } from './agendaToChange'
import { OFFERING_HEAD, type OwnOffering, offerings, type Participant, withParticipants } from './offeringDocument'
import { agendaBookingOf, ageOf, isReservedByAnother, withBooking } from './rules/agenda'
import { isLive, isSomebody, participantOf } from './rules/participants'

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
    const stored = await agendas.get(personId)
    const own = await numberedOffering(offeringId, personId)
    const agenda = stored ?? emptyAgenda(personId)
    const booking = agenda.bookings[offeringId]
    const participant = own && namedParticipant(own, personId)
    if (isUpToDate(booking, own)) return agenda
    if (!booking && !participant) return agenda
    if (!stored && !(await agendaToChange(personId))) return agenda
    const isLeftAlone = isReservedByAnother(booking, requestId, now) && !(participant && isLive(participant.state))
    const copy = own && participant ? agendaBookingOf(own, { state: participant.state, since: participant.since, reservation: null }) : null
    // Saved even when it stays as it is: a request that reserves time may have read the offering before this, and then it looks again.
    const next = isLeftAlone ? agenda : withBooking(agenda, offeringId, copy, now)
    return (await saveAgenda(agenda, next, now)) ?? LOST
  })
}

/** A participant without a name has withdrawn the registration: they have no agenda any more, and get none by this. */
function namedParticipant(own: OwnOffering, personId: PersonId): Participant | null {
  const participant = participantOf(own, personId)
  return participant && isSomebody(participant) ? participant : null
}

const isUpToDate = (booking: AgendaBooking | undefined, own: OwnOffering | null) =>
  booking !== undefined && booking.reservation === null && own !== null && booking.revision >= ageOf(own)

/** An offering as one person sees it, with the number of their place, whether or not it was stored already. */
export interface NumberedPart {
  readonly own: OwnOffering
  readonly isStored: boolean
}

/** In a rush a place is taken without a look at the others: its number follows from where it stands in the log, which stays in the database. */
export async function numberedPart(id: OfferingId, personId: PersonId): Promise<NumberedPart | null> {
  const wanted = { list: 'allocationLog', value: personId } as const
  const part = await offerings.getPartAndPosition(id, OFFERING_HEAD, [`participants.${personId}`], wanted)
  if (!part) return null
  const { position, ...head } = part
  const own = withParticipants(head)
  const participant = participantOf(own, personId)
  if (participant?.state !== 'held' || participant.number !== null || position === 0) return { own, isStored: true }
  const number = own.allocatedBefore + position
  return { own: { ...own, participants: { [personId]: { ...participant, number } } }, isStored: false }
}

export async function storeNumber({ own, isStored }: NumberedPart, personId: PersonId): Promise<void> {
  const participant = participantOf(own, personId)
  if (isStored || !participant) return
  await offerings.modify(own._id, {
    when: { [`participants.${personId}.version`]: { is: participant.version } },
    change: { [`participants.${personId}.number`]: { set: participant.number } },
  })
}

async function numberedOffering(id: OfferingId, personId: PersonId): Promise<OwnOffering | null> {
  const part = await numberedPart(id, personId)
  if (part) await storeNumber(part, personId)
  return part?.own ?? null
}
