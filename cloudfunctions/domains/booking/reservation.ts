import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import { earlierUse } from '../../kernel/database/change'
import type { NewEffect } from '../../kernel/effect'
import { eventIdOf, type WriteRequest } from '../../kernel/request'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { agendaOf } from './agendaDocument'
import { type BookingPolicy, bookersOf, factsOf, verifiedRider } from './bookers'
import { changeOffering } from './changeOffering'
import { bookingNews } from './messages'
import { namedIn, type OfferingDocument, type OfferingHead, type OwnOffering, offerings, ownOfferingOf } from './offeringDocument'
import { earlierUseOf } from './requestTag'
import { confirm, confirmSlowly, type Reservation, release, reserveTime } from './reservedTime'
import { type AgendaRefusal, type Blocker, blockerOf, conflictOf } from './rules/agenda'
import {
  type BookingRefusal,
  decideBooking,
  freeWayOf,
  isOffered,
  refusalOfStaffBooking,
  type StaffBookingRefusal,
  type WhenFull,
} from './rules/booking'
import { participantOf, partyOf, type TakenBy, wasErasedSince } from './rules/participants'
import { give, giveOrQueue, type NamedPerson, take } from './rules/places'
import { finishOwed, runOwed, takingWrite, whatIsOwed } from './takingWrite'

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

export interface BookingRequest extends Reservation {
  /** Together or not at all; the first one remembers the request. */
  readonly personIds: readonly [PersonId, ...PersonId[]]
  readonly whenFull: WhenFull
  /** Who may book; verified riders where it is left out. */
  readonly policy?: BookingPolicy
  /** Who decides that they take part; they themselves where it is left out. */
  readonly by?: TakenBy
  /** What must follow if it comes to anything, stored by the update that takes the places. */
  readonly effects?: (offering: OfferingHead) => readonly NewEffect[]
}

type Unavailable = Refusal<'UNAVAILABLE'>
type NotVerified = Refusal<'NOT_VERIFIED'>
type TakingRefusal = BookingRefusal | NotVerified | Refusal<'REQUEST_REUSED' | 'NOT_FOUND'>

const NOT_FOUND = { code: 'NOT_FOUND', details: {} } as const
const NOT_VERIFIED = { code: 'NOT_VERIFIED', details: {} } as const
const REQUEST_REUSED = { code: 'REQUEST_REUSED', details: {} } as const
const OFFER_OVER = { code: 'OFFER_OVER', details: {} } as const

type BookRefusal = TakingRefusal | Blocker | Unavailable

/** Books places for one person, or for a party together or not at all. @returns why not, or null */
export async function book(booking: BookingRequest): Promise<BookRefusal | null> {
  const booked = await bookPlaces(booking)
  return 'refusal' in booked ? booked.refusal : null
}

/** {@link book}, with the offering as the first one sees it then. */
export async function bookPlaces(booking: BookingRequest): Promise<{ offering: OwnOffering } | { refusal: BookRefusal }> {
  const check = await precheck(booking)
  if (check.state === 'refused') return check
  const rules = check.state === 'possible' ? check.offering.eligibility : []
  const [bookers, ...agendas] = await Promise.all([bookersOf(booking.personIds, rules, booking.policy), ...booking.personIds.map(agendaOf)])
  if (!bookers) return { refusal: NOT_VERIFIED }
  if (check.state === 'repeated') {
    await finishOwed(check.offering, booking.request.now)
    return confirmSlowly(booking)
  }
  const reserved = await reserveTime(booking, check.offering, agendas, (agenda) =>
    blockerOf(agenda, check.offering, factsOf(bookers, agenda._id), booking.request.now),
  )
  if ('refusal' in reserved) return { refusal: await release(booking, reserved.refusal) }
  const refusal = await takePlaces(booking, bookers, check)
  return refusal ? { refusal: await release(booking, refusal) } : confirm(booking, reserved.agendas)
}

/** Takes the places that a party was offered, if nothing that its people have booked since is in the way. @returns why not, or null */
export async function acceptOffer(
  offeringId: OfferingId,
  personId: PersonId,
  request: WriteRequest,
): Promise<typeof OFFER_OVER | Unavailable | AgendaRefusal | NotVerified | Refusal<'REQUEST_REUSED' | 'NOT_FOUND'> | null> {
  const offering = await ownOfferingOf(offeringId, [personId])
  if (!offering) return NOT_FOUND
  const accepting = { offeringId, personIds: partyOf(participantOf(offering, personId), personId), request }
  const earlier = earlierUseOf(offering, personId, request)
  if (earlier === 'otherQuestion') return REQUEST_REUSED
  if (earlier === null) {
    if (!isOffered(offering, personId, request.now)) return OFFER_OVER
    const agendas = await Promise.all(accepting.personIds.map(agendaOf))
    const reserved = await reserveTime(accepting, offering, agendas, (agenda) => conflictOf(agenda, offering, request.now))
    if ('refusal' in reserved) return release(accepting, reserved.refusal)
  }
  const taken = await changeOffering<typeof OFFER_OVER>(
    offeringId,
    request,
    (current) =>
      isOffered(current, personId, request.now)
        ? { kind: 'change', next: take(current, personId, request.now) }
        : { kind: 'refuse', refusal: OFFER_OVER },
    { participant: personId },
  )
  if ('refusal' in taken) return release(accepting, taken.refusal)
  const confirmed = await confirmSlowly(accepting)
  return 'refusal' in confirmed ? confirmed.refusal : null
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
    const reserved = await reserveTime(booking, offering, [await agendaOf(personId)], (agenda) =>
      blockerOf(agenda, offering, booker.facts, now),
    )
    if ('refusal' in reserved) return { refusal: await release(booking, reserved.refusal) }
  }
  const taken = await changeOffering<StaffBookingRefusal>(offeringId, request, (current) => {
    const refusal = refusalOfStaffBooking(current, personId, now)
    if (refusal) return { kind: 'refuse', refusal }
    const next = give(current, [booker], now, 'others')
    const freeUntil = freeWayOf(next, participantOf(next, personId), now)
    const content = { kind: 'bookedByStaff', ...namedIn(current), reason, ...freeUntil } as const
    const told = bookingNews.tell({ eventId: eventIdOf(request, personId), personId, content, at: now })
    return { kind: 'change', next, effects: [told] }
  })
  if ('refusal' in taken) return { refusal: await release(booking, taken.refusal) }
  const confirmed = await confirmSlowly(booking)
  return 'refusal' in confirmed ? confirmed : taken
}

/** What is known before anything is written. */
type Precheck =
  | { readonly state: 'refused'; readonly refusal: TakingRefusal }
  /** This request has taken its places before. */
  | { readonly state: 'repeated'; readonly offering: OwnOffering }
  | { readonly state: 'possible'; readonly offering: OwnOffering; readonly kind: 'take' | 'queue' | 'review' }

type Possible = Extract<Precheck, { state: 'possible' }>

/** checked: somebody who comes too late is turned away here, so that a sold-out offering costs one read and no write. */
export async function precheck({ offeringId, personIds, whenFull, request }: BookingRequest): Promise<Precheck> {
  const offering = await ownOfferingOf(offeringId, personIds)
  if (!offering) return { state: 'refused', refusal: NOT_FOUND }
  const earlier = earlierUseOf(offering, personIds[0], request)
  if (earlier === 'otherQuestion') return { state: 'refused', refusal: REQUEST_REUSED }
  if (earlier === 'retry') return { state: 'repeated', offering }
  const decision = decideBooking(offering, personIds, whenFull, request.now)
  return decision.kind === 'refuse' ? { state: 'refused', refusal: decision.refusal } : { state: 'possible', offering, kind: decision.kind }
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
    if (again.state === 'possible') return tryToTake(booking, people, again, check)
    await finishOwed(again.offering, booking.request.now)
    return null
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
  const { request, offeringId, effects } = booking
  const owed = await whatIsOwed(offeringId, request, effects?.(offering) ?? [])
  const write = takingWrite(offering, { people, request, kind, by: booking.by, outbox: owed.writes })
  if (!(await offerings.modify(offeringId, write))) return LOST
  await runOwed(offeringId, owed, request.now)
  return null
}

/** The same with a look at the lists of people: an offer has run out, or places are free that nobody who waits can use. */
async function takeAmongAll(booking: BookingRequest, people: readonly NamedPerson[], first: Possible): Promise<TakingRefusal | null> {
  const { offeringId, personIds, whenFull, request, effects } = booking
  const outcome = await changeOffering<BookingRefusal | NotVerified>(
    offeringId,
    request,
    (offering) => {
      if (wasErasedSince(first.offering, offering, booking.personIds)) return { kind: 'refuse', refusal: NOT_VERIFIED }
      const decision = decideBooking({ ...offering, dueAt: null }, personIds, whenFull, request.now)
      if (decision.kind === 'refuse') return decision
      return { kind: 'change', next: giveOrQueue(offering, people, request.now, booking.by), effects: effects?.(offering) ?? [] }
    },
    { participant: personIds[0] },
  )
  return 'refusal' in outcome ? outcome.refusal : null
}
