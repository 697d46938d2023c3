import type { Availability, BookingState, OwnBooking } from '../../../../contract/booking/booking'
import { cancellingAt, freeEndsAt } from '../../../../contract/booking/bounds'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { OfferingHead, OwnOffering, Participant } from '../offeringDocument'
import { freeUntilOf } from './moved'
import { isOfferOver, isSomebody, liveStateOf, offerUntil, participantOf } from './participants'

/** What can be done with an offering now. {@link decideBooking} begins with it, so that a screen never promises what is then refused. */
export function bookingStateOf(head: OfferingHead, now: Date): BookingState {
  if (head.status === 'cancelled') return 'cancelled'
  if (now >= head.startsAt) return 'closed'
  if (now < head.opensAt) return 'soon'
  if (head.mode === 'draw') return drawState(head, now)
  if (now >= head.closesAt) return 'closed'
  if (head.free > 0 && head.waiting === 0) return 'open'
  return head.waiting < head.waitLimit ? 'waitlist' : 'full'
}

/** What is left over by a draw goes to its waitlist, not to the first who comes. */
function drawState({ drawnAt, closesAt }: OfferingHead, now: Date): BookingState {
  if (drawnAt) return 'closed'
  return now < closesAt ? 'wishing' : 'drawing'
}

/** The same with what people want to know beside it. */
export const availabilityOf = (head: OfferingHead, now: Date): Availability => ({
  state: bookingStateOf(head, now),
  mode: head.mode,
  opensAt: head.opensAt.toISOString(),
  closesAt: head.closesAt.toISOString(),
  cancelUntil: head.cancelUntil.toISOString(),
  capacity: head.capacity,
  left: Math.max(head.free, 0),
  waiting: head.waiting,
  offerMinutes: head.offerMinutes,
})

/** What is wanted when no place is free: to be refused, or to wait for one. */
export type WhenFull = 'refuse' | 'wait'

export type BookingRefusal = Refusal<'NOT_OPEN_YET' | 'BOOKING_CLOSED' | 'FULL' | 'ALREADY_BOOKED' | 'PLACES_ARE_DRAWN'>

/**
 * How a party gets in. `take` and `queue` are done by one conditional write without reading the lists of people. `review` needs the lists: an offer
 * has run out, or places are free that nobody who waits can use.
 */
export type Booking = { readonly kind: 'take' | 'queue' | 'review' } | { readonly kind: 'refuse'; readonly refusal: BookingRefusal }

const refuse = (refusal: BookingRefusal) => ({ kind: 'refuse', refusal }) as const

/** Decides by the head of an offering and the party's own participants alone. Somebody who comes too late is told so without a write. */
export function decideBooking(own: OwnOffering, ids: readonly PersonId[], whenFull: WhenFull, now: Date): Booking {
  const state = bookingStateOf(own, now)
  if (state === 'soon') return refuse({ code: 'NOT_OPEN_YET', details: { opensAt: own.opensAt.toISOString() } })
  if (state === 'wishing' || state === 'drawing') return refuse({ code: 'PLACES_ARE_DRAWN', details: {} })
  if (state === 'closed' || state === 'cancelled') return refuse({ code: 'BOOKING_CLOSED', details: {} })
  const already = ids.flatMap((id) => liveStateOf(own, id) ?? [])[0]
  if (already) return refuse({ code: 'ALREADY_BOOKED', details: { state: already } })
  if (own.dueAt && own.dueAt <= now) return { kind: 'review' }
  return decideByPlaces(own, ids.length, whenFull)
}

/** Nobody who comes now goes past those who wait already. */
export function decideByPlaces({ free, waiting, waitLimit }: OwnOffering, seats: number, whenFull: WhenFull): Booking {
  if (free >= seats && waiting === 0) return { kind: 'take' }
  const waitlist = waiting + seats <= waitLimit
  if (whenFull === 'refuse' || !waitlist) return refuse({ code: 'FULL', details: { waitlist, waiting } })
  return { kind: free > 0 ? 'review' : 'queue' }
}

export type StaffBookingRefusal = Refusal<'NOT_POSSIBLE_NOW' | 'PLACES_ARE_DRAWN' | 'ALREADY_BOOKED' | 'FULL'>

/** Why staff can't give somebody a place; null: they can. The window may be over or not yet there; the queue counts for staff as well. */
export function refusalOfStaffBooking(offering: OwnOffering, personId: PersonId, now: Date): StaffBookingRefusal | null {
  const { status, endsAt, mode, drawnAt, free, waiting, waitLimit } = offering
  if (status !== 'published' || endsAt <= now) return { code: 'NOT_POSSIBLE_NOW', details: {} }
  if (mode === 'draw' && !drawnAt) return { code: 'PLACES_ARE_DRAWN', details: {} }
  const state = liveStateOf(offering, personId)
  if (state) return { code: 'ALREADY_BOOKED', details: { state } }
  return free > 0 && waiting === 0 ? null : { code: 'FULL', details: { waitlist: waiting < waitLimit, waiting } }
}

/** Has somebody an offered place to accept? What was called off gives no places any more, and what has begun neither. */
export function isOffered(offering: OwnOffering, personId: PersonId, now: Date): boolean {
  const participant = participantOf(offering, personId)
  return offering.status === 'published' && participant?.state === 'offered' && !isOfferOver(offering, participant, now)
}

/** What giving a place back would be now for this participant. */
export const cancellingOf = (
  offering: Pick<OfferingHead, 'startsAt' | 'cancelUntil' | 'moved'>,
  participant: Participant,
  now: Date,
): OwnBooking['cancelling'] => cancellingAt({ ...offering, freeUntil: freeUntilOf(offering, participant) }, now)

/** What a message says of the way out: until when who holds a place gives it back without consequence. Nothing where that is over. */
export function freeWayOf(
  offering: Pick<OfferingHead, 'startsAt' | 'cancelUntil' | 'moved'>,
  participant: Participant | null,
  now: Date,
): { readonly freeUntil?: string } {
  if (participant?.state !== 'held') return {}
  const until = freeEndsAt({ ...offering, freeUntil: freeUntilOf(offering, participant) })
  return until > now ? { freeUntil: until.toISOString() } : {}
}

/**
 * Where somebody stands with an offering; null for somebody who never booked it, or has registered anew since. An offer that has run out is over, also where no
 * timer has noticed yet.
 *
 * @param position in the waitlist (`positionOf`), 1 is the next
 */
export function viewOwnBooking(own: OwnOffering, personId: PersonId, position: number | null, now: Date): OwnBooking | null {
  const participant = participantOf(own, personId)
  if (!participant || !isSomebody(participant)) return null
  const { state, since, drawn } = participant
  const until = offerUntil(own, participant)
  const isOver = until !== null && until <= now
  return {
    state: isOver ? 'expired' : state,
    since: (isOver ? until : since).toISOString(),
    position: state === 'waiting' ? position : null,
    offeredUntil: state === 'offered' && !isOver ? (until?.toISOString() ?? null) : null,
    cancelling: cancellingOf(own, participant, now),
    freeUntil: freeUntilOf(own, participant)?.toISOString() ?? null,
    drawn,
  }
}
