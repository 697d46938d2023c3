import type { OfferingId } from '../../../contract/booking/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import type { WriteRequest } from '../../kernel/request'
import { ContentionError, LOST, retryOnConflict } from '../../kernel/retry'
import { type AgendaDocument, agendaOf, saveAgenda } from './agendaDocument'
import { hasWithdrawn } from './bookers'
import { upToDate } from './clashes'
import { eraseBookings, releasePlaces } from './leave'
import { type OfferingHead, type OwnOffering, ownOfferingOf, type Party } from './offeringDocument'
import { type AgendaRefusal, agendaBookingOf, type Blocker, conflictOf, isReservedByAnother, withBooking } from './rules/agenda'
import { isLive, liveStateOf, participantOf } from './rules/participants'
import { numberedPart, storeNumber, syncBooking } from './syncBooking'

/** The states of a reservation in agendas: reserved, then confirmed or released. The saga is told in `reservation.ts`. */

/** For whom, of what, and by which request. */
export interface Reservation {
  readonly offeringId: OfferingId
  readonly personIds: Party
  readonly request: WriteRequest
}

const UNAVAILABLE = { code: 'UNAVAILABLE', details: {} } as const
const NOT_VERIFIED = { code: 'NOT_VERIFIED', details: {} } as const

/**
 * reserved: the time stands in every agenda, if nothing is in its way. From then on no other booking gets in its way.
 *
 * @param read the agendas as they were read a moment ago; one that has changed since is read again
 * @param blockerIn what is in the way in an agenda; null: nothing
 */
export async function reserveTime<R extends Blocker>(
  { request }: Reservation,
  offering: OfferingHead,
  read: readonly AgendaDocument[],
  blockerIn: (agenda: AgendaDocument) => R | null,
): Promise<{ agendas: readonly AgendaDocument[] } | { refusal: R | Refusal<'UNAVAILABLE'> }> {
  const { requestId, now } = request
  const attempt = async (agenda: AgendaDocument) => {
    // Another request of the same person is at it: soon it is settled.
    if (isReservedByAnother(agenda.bookings[offering._id], requestId, now)) return LOST
    const isInTheWay = blockerIn(agenda) !== null
    const current = isInTheWay ? await upToDate(agenda, offering, now) : agenda
    const refusal = isInTheWay ? blockerIn(current) : null
    if (refusal) return { refusal }
    const booking = agendaBookingOf(offering, { state: 'reserved', since: now, reservation: requestId })
    return (await saveAgenda(current, withBooking(current, offering._id, booking, now), now)) ?? LOST
  }
  const reserveIn = async (agenda: AgendaDocument) => {
    const first = await attempt(agenda)
    return first === LOST ? retryOnConflict(async () => attempt(await agendaOf(agenda._id))) : first
  }
  try {
    const outcomes = await Promise.all(read.map(reserveIn))
    const refused = outcomes.find((one) => 'refusal' in one)
    return refused ?? { agendas: outcomes.flatMap((one) => ('refusal' in one ? [] : [one])) }
  } catch (error) {
    if (error instanceof ContentionError) return { refusal: UNAVAILABLE }
    throw error
  }
}

type Confirmed = { readonly offering: OwnOffering } | { readonly refusal: AgendaRefusal | Refusal<'NOT_VERIFIED'> }

/**
 * confirmed: the agendas say what the offering says. Where an agenda still is as the reservation left it, nothing can have come in between; else it is
 * looked at again.
 */
export async function confirm(reservation: Reservation, reserved: readonly AgendaDocument[]): Promise<Confirmed> {
  const { offeringId, request } = reservation
  const owns = await Promise.all(
    reserved.map(async (agenda) => {
      const part = await numberedPart(offeringId, agenda._id)
      const participant = part && participantOf(part.own, agenda._id)
      if (!participant || participant.name === null || !isLive(participant.state)) return null
      const { state, since } = participant
      const booking = agendaBookingOf(part.own, { state, since, reservation: null })
      const next = withBooking(agenda, offeringId, booking, request.now)
      const [saved] = await Promise.all([saveAgenda(agenda, next, request.now), storeNumber(part, agenda._id)])
      return saved && part.own
    }),
  )
  const [own] = owns
  return own && owns.every((one) => one !== null) ? { offering: own } : confirmSlowly(reservation)
}

/** The same for a reservation that may have been settled meanwhile, by a repetition of its request or by the timer. */
export async function confirmSlowly(reservation: Reservation): Promise<Confirmed> {
  const { offeringId, personIds, request } = reservation
  const conflict = await lateConflictOf(reservation)
  if (conflict) await releasePlaces(offeringId, personIds, request)
  await settle(reservation)
  if (conflict) return { refusal: conflict }
  // A copy of this request may have been confirmed and erased before this one took the place: it is in no agenda, so nobody else would find it.
  const withdrawn = (await Promise.all(personIds.map(async (id) => ((await hasWithdrawn(id)) ? [id] : [])))).flat()
  for (const personId of withdrawn) await eraseBookings(personId, request.now, { taken: [offeringId] })
  const own = await ownOfferingOf(offeringId, personIds)
  // Without a name: somebody has withdrawn the registration meanwhile, and keeps no place.
  const isEverybodyThere = withdrawn.length === 0 && own !== null && personIds.every((id) => participantOf(own, id)?.name !== null)
  return isEverybodyThere ? { offering: own } : { refusal: NOT_VERIFIED }
}

/** released: the agendas have the time again. @returns the refusal for which it is */
export async function release<R>(reservation: Reservation, refusal: R): Promise<R> {
  await settle(reservation)
  return refusal
}

async function settle({ offeringId, personIds, request }: Reservation): Promise<void> {
  await Promise.all(personIds.map((personId) => syncBooking(offeringId, personId, request.now, request.requestId)))
}

/**
 * A repetition of this request may have settled the reservation that this one has used. Something else may have taken the time since, and then the
 * places are given back.
 */
async function lateConflictOf({ offeringId, personIds, request }: Reservation): Promise<AgendaRefusal | null> {
  for (const personId of personIds) {
    const agenda = await agendaOf(personId)
    if (agenda.bookings[offeringId]) continue
    const own = await ownOfferingOf(offeringId, [personId])
    const conflict = own && liveStateOf(own, personId) ? conflictOf(agenda, own, request.now) : null
    if (conflict) return conflict
  }
  return null
}
