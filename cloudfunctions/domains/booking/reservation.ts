import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import { earlierUse } from '../../kernel/database/change'
import { eventIdOf, type WriteRequest } from '../../kernel/request'
import { ContentionError, LOST, retryOnConflict } from '../../kernel/retry'
import { type AgendaDocument, agendaOf, saveAgenda } from './agendaDocument'
import { type BookingPolicy, bookersOf, factsOf, verifiedRider } from './bookers'
import { changeOffering } from './changeOffering'
import { eraseBookings, releasePlaces } from './leave'
import { bookingNews } from './messages'
import { type OfferingDocument, type OfferingHead, type OwnOffering, offerings, ownOfferingOf, type Party } from './offeringDocument'
import { earlierUseOf } from './requestTag'
import { type AgendaRefusal, agendaBookingOf, type Blocker, blockerOf, conflictOf, isReservedByAnother, withBooking } from './rules/agenda'
import {
  type BookingRefusal,
  decideBooking,
  isOffered,
  refusalOfStaffBooking,
  type StaffBookingRefusal,
  type WhenFull,
} from './rules/booking'
import { liveStateOf, participantOf, partyOf, wasErasedSince } from './rules/participants'
import { give, giveOrQueue, type NamedPerson, take } from './rules/places'
import { syncBooking } from './syncBooking'
import { takingWrite } from './takingWrite'

/**
 * The way to a place, as one saga. A place needs two documents: the agenda of each person says whether they have time, the offering says whether there
 * is a place. No update changes both, so each way below goes through the same states:
 *
 *   checked    nothing is written; what can't be done anyway is refused here
 *   reserved   the time stands in each agenda, in the name of the request, so that no other booking gets in its way
 *   taken      the places are held (or waited for) in the offering: from here on they count
 *   confirmed  the agendas say what the offering says;  or  released  the time is free again
 *
 * Every step can be repeated. A crash is finished by the retry, which has the same request and so shares its reservation; if none comes, a timer
 * settles the reservation by what the offering says (`jobs.ts`).
 */

/** For whom, of what, and by which request. */
interface Reservation {
  readonly offeringId: OfferingId
  readonly personIds: Party
  readonly request: WriteRequest
}

export interface BookingRequest extends Reservation {
  /** Together or not at all; the first one remembers the request. */
  readonly personIds: readonly [PersonId, ...PersonId[]]
  readonly whenFull: WhenFull
  /** Who may book; verified riders where it is left out. */
  readonly policy?: BookingPolicy
}

type Unavailable = Refusal<'UNAVAILABLE'>
type NotVerified = Refusal<'NOT_VERIFIED'>
type TakingRefusal = BookingRefusal | NotVerified | Refusal<'REQUEST_REUSED' | 'NOT_FOUND'>
type LateRefusal = AgendaRefusal | NotVerified

const NOT_FOUND = { code: 'NOT_FOUND', details: {} } as const
const NOT_VERIFIED = { code: 'NOT_VERIFIED', details: {} } as const
const UNAVAILABLE = { code: 'UNAVAILABLE', details: {} } as const
const REQUEST_REUSED = { code: 'REQUEST_REUSED', details: {} } as const
const OFFER_OVER = { code: 'OFFER_OVER', details: {} } as const

/** Books places for one person, or for a party together or not at all. @returns why not, or null */
export async function book(booking: BookingRequest): Promise<TakingRefusal | Blocker | Unavailable | null> {
  const check = await precheck(booking)
  if (check.state === 'refused') return check.refusal
  const bookers = await bookersOf(booking.personIds, booking.policy)
  if (!bookers) return NOT_VERIFIED
  if (check.state === 'repeated') return confirm(booking, booking.policy)
  const blocker = await reserveTime(booking, check.offering, (agenda) =>
    blockerOf(agenda, check.offering, factsOf(bookers, agenda._id), booking.request.now),
  )
  if (blocker) return release(booking, blocker)
  const refusal = await takePlaces(booking, bookers, check)
  return refusal ? release(booking, refusal) : confirm(booking, booking.policy)
}

/** Takes the places that a party was offered, if nothing that its people have booked since is in the way. @returns why not, or null */
export async function acceptOffer(
  offeringId: OfferingId,
  personId: PersonId,
  request: WriteRequest,
): Promise<typeof OFFER_OVER | Unavailable | LateRefusal | Refusal<'REQUEST_REUSED' | 'NOT_FOUND'> | null> {
  const offering = await ownOfferingOf(offeringId, [personId])
  if (!offering) return NOT_FOUND
  const accepting = { offeringId, personIds: partyOf(participantOf(offering, personId), personId), request }
  const earlier = earlierUseOf(offering, personId, request)
  if (earlier === 'otherQuestion') return REQUEST_REUSED
  if (earlier === null) {
    if (!isOffered(offering, personId)) return OFFER_OVER
    const blocker = await reserveTime(accepting, offering, (agenda) => conflictOf(agenda, offering, request.now))
    if (blocker) return release(accepting, blocker)
  }
  const taken = await changeOffering<typeof OFFER_OVER>(
    offeringId,
    request,
    (current) =>
      isOffered(current, personId)
        ? { kind: 'change', next: take(current, personId, request.now) }
        : { kind: 'refuse', refusal: OFFER_OVER },
    { participant: personId },
  )
  return 'refusal' in taken ? release(accepting, taken.refusal) : confirm(accepting)
}

interface StaffBooking {
  readonly offeringId: OfferingId
  readonly personId: PersonId
  /** The person reads it. */
  readonly reason: string
  readonly request: WriteRequest
}

/** Staff give somebody a free place, whatever the booking window says. All other rules of an own booking hold. */
export async function bookByStaff(
  { offeringId, personId, reason, request }: StaffBooking,
  policy: BookingPolicy = verifiedRider,
): Promise<
  | { doc: OfferingDocument }
  | { refusal: StaffBookingRefusal | Blocker | NotVerified | Unavailable | Refusal<'REQUEST_REUSED' | 'NOT_FOUND'> }
> {
  const { now } = request
  const [offering, booker] = await Promise.all([offerings.get(offeringId), policy(personId)])
  if (!offering) return { refusal: NOT_FOUND }
  if (!booker) return { refusal: NOT_VERIFIED }
  const booking = { offeringId, personIds: [personId], request }
  const earlier = earlierUse(offering, request)
  if (earlier === 'otherQuestion') return { refusal: REQUEST_REUSED }
  if (earlier === null) {
    const hopeless = refusalOfStaffBooking(offering, personId, now)
    if (hopeless) return { refusal: hopeless }
    const blocker = await reserveTime(booking, offering, (agenda) => blockerOf(agenda, offering, booker.facts, now))
    if (blocker) return { refusal: await release(booking, blocker) }
  }
  const taken = await changeOffering<StaffBookingRefusal>(offeringId, request, (current) => {
    const refusal = refusalOfStaffBooking(current, personId, now)
    if (refusal) return { kind: 'refuse', refusal }
    const content = { kind: 'bookedByStaff', title: current.details.title, reason } as const
    const told = bookingNews.tell({ eventId: eventIdOf(request, personId), personId, content, at: now })
    return { kind: 'change', next: give(current, [booker], now), effects: [told] }
  })
  if ('refusal' in taken) return { refusal: await release(booking, taken.refusal) }
  const late = await confirm(booking, policy)
  return late ? { refusal: late } : taken
}

/** What is known before anything is written. */
type Precheck =
  | { readonly state: 'refused'; readonly refusal: TakingRefusal }
  /** This request has taken its places before. */
  | { readonly state: 'repeated' }
  | { readonly state: 'possible'; readonly offering: OwnOffering; readonly kind: 'take' | 'queue' | 'review' }

type Possible = Extract<Precheck, { state: 'possible' }>

/** checked: somebody who comes too late is turned away here, so that a sold-out offering costs one read and no write. */
export async function precheck({ offeringId, personIds, whenFull, request }: BookingRequest): Promise<Precheck> {
  const offering = await ownOfferingOf(offeringId, personIds)
  if (!offering) return { state: 'refused', refusal: NOT_FOUND }
  const earlier = earlierUseOf(offering, personIds[0], request)
  if (earlier === 'otherQuestion') return { state: 'refused', refusal: REQUEST_REUSED }
  if (earlier === 'retry') return { state: 'repeated' }
  const decision = decideBooking(offering, personIds, whenFull, request.now)
  return decision.kind === 'refuse' ? { state: 'refused', refusal: decision.refusal } : { state: 'possible', offering, kind: decision.kind }
}

/**
 * reserved: the time stands in every agenda, if nothing is in its way. From then on no other booking gets in its way.
 *
 * @param blockerIn what is in the way in an agenda; null: nothing
 */
async function reserveTime<R extends Blocker>(
  { personIds, request }: Reservation,
  offering: OfferingHead,
  blockerIn: (agenda: AgendaDocument) => R | null,
): Promise<R | Unavailable | null> {
  const { requestId, now } = request
  const attempt = async (personId: PersonId) => {
    const agenda = await agendaOf(personId)
    // Another request of the same person is at it: soon it is settled.
    if (isReservedByAnother(agenda.bookings[offering._id], requestId, now)) return LOST
    const blocker = blockerIn(agenda)
    if (blocker) return blocker
    const booking = agendaBookingOf(offering, { state: 'reserved', since: now, reservation: requestId })
    return (await saveAgenda(agenda, withBooking(agenda, offering._id, booking, now))) ? null : LOST
  }
  try {
    for (const personId of personIds) {
      const blocker = await retryOnConflict(() => attempt(personId))
      if (blocker) return blocker
    }
    return null
  } catch (error) {
    if (error instanceof ContentionError) return UNAVAILABLE
    throw error
  }
}

/**
 * taken: the party holds its places, or waits. In a rush this is one conditional write of one document, which holds only if the places are free in
 * that instant. Somebody who loses looks again, and is mostly told that all are gone.
 */
export async function takePlaces(booking: BookingRequest, people: readonly NamedPerson[], check: Possible): Promise<TakingRefusal | null> {
  const first = await tryToTake(booking, people, check, check)
  if (first !== LOST) return first
  return retryOnConflict(async () => {
    const again = await precheck(booking)
    if (again.state === 'refused') return again.refusal
    return again.state === 'repeated' ? null : tryToTake(booking, people, again, check)
  })
}

/** @param first what was seen before the time was reserved */
async function tryToTake(
  booking: BookingRequest,
  people: readonly NamedPerson[],
  { offering, kind }: Possible,
  first: Possible,
): Promise<TakingRefusal | typeof LOST | null> {
  if (wasErasedSince(first.offering, offering, booking.personIds)) return NOT_VERIFIED
  if (kind === 'review') return takeAmongAll(booking, people, first)
  const write = takingWrite(offering, { people, request: booking.request, kind })
  return (await offerings.modify(booking.offeringId, write)) ? null : LOST
}

/** The same with a look at the lists of people: an offer has run out, or places are free that nobody who waits can use. */
async function takeAmongAll(booking: BookingRequest, people: readonly NamedPerson[], first: Possible): Promise<TakingRefusal | null> {
  const { offeringId, personIds, whenFull, request } = booking
  const outcome = await changeOffering<BookingRefusal | NotVerified>(
    offeringId,
    request,
    (offering) => {
      if (wasErasedSince(first.offering, offering, booking.personIds)) return { kind: 'refuse', refusal: NOT_VERIFIED }
      const decision = decideBooking({ ...offering, dueAt: null }, personIds, whenFull, request.now)
      if (decision.kind === 'refuse') return decision
      return { kind: 'change', next: giveOrQueue(offering, people, request.now) }
    },
    { participant: personIds[0] },
  )
  return 'refusal' in outcome ? outcome.refusal : null
}

/** confirmed: the agendas say what the offering says. @returns why the places could not be kept after all, or null */
async function confirm(reservation: Reservation, policy: BookingPolicy = verifiedRider): Promise<LateRefusal | null> {
  const conflict = await lateConflictOf(reservation)
  if (conflict) await releasePlaces(reservation.offeringId, reservation.personIds, reservation.request)
  await settle(reservation)
  const erased = await eraseWithdrawn(reservation, policy)
  return conflict ?? erased
}

/** released: the agendas have the time again. @returns the refusal for which it is */
async function release<R>(reservation: Reservation, refusal: R): Promise<R> {
  await settle(reservation)
  return refusal
}

async function settle({ offeringId, personIds, request }: Reservation): Promise<void> {
  for (const personId of personIds) await syncBooking(offeringId, personId, request.now, request.requestId)
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

/** Somebody who withdrew the registration meanwhile keeps no place: the erasure may have been through before there was one. */
async function eraseWithdrawn({ offeringId, personIds, request }: Reservation, policy: BookingPolicy): Promise<NotVerified | null> {
  const bookers = await Promise.all(personIds.map(policy))
  const withdrawn = personIds.filter((_, at) => bookers[at] === null)
  for (const personId of withdrawn) await eraseBookings(personId, request.now, [offeringId])
  return withdrawn.length > 0 ? NOT_VERIFIED : null
}
