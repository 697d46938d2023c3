import type { TownId } from '../../../../contract/account/ids'
import type { WorkKind } from '../../../../contract/account/rider'
import type { EligibilityRule } from '../../../../contract/booking/booking'
import type { OfferingId } from '../../../../contract/booking/ids'
import { MOST_AT_ONCE, TRAVEL_MINUTES } from '../../../../contract/booking/standingRule'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { AgendaBooking, AgendaDocument } from '../agendaDocument'
import type { OfferingHead, Slot } from '../offeringDocument'
import { isLive } from './participants'
import { blockedUntil } from './penalties'

/** What the rules of eligibility ask about somebody. */
export interface Facts {
  readonly workKind: WorkKind | null
  readonly townId: TownId | null
}

export type AgendaRefusal = Refusal<'CLASHES_WITH' | 'BOOKING_LIMIT'>
export type Blocker = AgendaRefusal | Refusal<'NOT_ELIGIBLE' | 'BOOKING_BLOCKED'>

const others = ({ bookings }: AgendaDocument, id: OfferingId) => {
  const { [id]: _, ...rest } = bookings
  return Object.values(rest) as AgendaBooking[]
}

/** Has a place, is offered one or is about to take one. Somebody who waits has none yet. */
const occupies = ({ state }: AgendaBooking) => state === 'held' || state === 'offered' || state === 'reserved'

const GAP_MS = TRAVEL_MINUTES * 60_000

function slotsClash(a: Slot, b: Slot, gapMs: number): boolean {
  return a.from.getTime() < b.to.getTime() + gapMs && b.from.getTime() < a.to.getTime() + gapMs
}

/** The time of a booking that is at the same time as an offering, or too near to ride from one venue to the other; null: there is none. */
function clashingSlot(booking: AgendaBooking, head: OfferingHead): Slot | null {
  const gap = booking.venue === head.venue ? 0 : GAP_MS
  return booking.slots.find((one) => head.slots.some((other) => slotsClash(one, other, gap))) ?? null
}

/** Which of the own bookings is at the same time as this offering; null: none. */
export function clashOf(agenda: AgendaDocument, head: OfferingHead): Refusal<'CLASHES_WITH'> | null {
  for (const booking of others(agenda, head._id).filter(occupies)) {
    const slot = clashingSlot(booking, head)
    if (slot) return { code: 'CLASHES_WITH', details: { title: booking.title, from: slot.from.toISOString(), to: slot.to.toISOString() } }
  }
  return null
}

const countsTowards = (booking: AgendaBooking, { limit }: OfferingHead, now: Date) =>
  limit !== null && booking.kind === limit.kind && occupies(booking) && booking.endsAt > now

/** Takes part, may take part or hopes to, in something that is not over. */
const isCurrent = ({ state, endsAt }: AgendaBooking, now: Date) => endsAt > now && (state === 'reserved' || isLive(state))

/** The bookings that are not over. The copy here may lag behind: each offering says what is so. */
export const currentIdsIn = ({ bookings }: Pick<AgendaDocument, 'bookings'>, now: Date): OfferingId[] =>
  (Object.entries(bookings) as [OfferingId, AgendaBooking][]).filter(([, booking]) => isCurrent(booking, now)).map(([id]) => id)

function limitOf(agenda: AgendaDocument, head: OfferingHead, now: Date): Refusal<'BOOKING_LIMIT'> | null {
  const current = others(agenda, head._id).filter((booking) => isCurrent(booking, now))
  if (current.length >= MOST_AT_ONCE) return { code: 'BOOKING_LIMIT', details: { limit: MOST_AT_ONCE, overall: true } }
  if (!head.limit) return null
  const same = others(agenda, head._id).filter((booking) => countsTowards(booking, head, now))
  return same.length >= head.limit.most ? { code: 'BOOKING_LIMIT', details: { limit: head.limit.most } } : null
}

/** The own bookings that are or may be in the way of this offering, by their offerings. */
export const inTheWay = ({ bookings }: AgendaDocument, head: OfferingHead, now: Date): string[] =>
  Object.entries<AgendaBooking>(bookings)
    .filter(([id, one]) => id !== head._id && occupies(one) && (clashingSlot(one, head) !== null || countsTowards(one, head, now)))
    .map(([id]) => id)

/** Why a place of this offering can't be held beside what the person has booked; null: it can. */
export const conflictOf = (agenda: AgendaDocument, head: OfferingHead, now: Date): AgendaRefusal | null =>
  clashOf(agenda, head) ?? limitOf(agenda, head, now)

function fits(rule: EligibilityRule, { workKind, townId }: Facts, agenda: AgendaDocument, head: OfferingHead): boolean {
  switch (rule.rule) {
    case 'workKind':
      return workKind !== null && rule.kinds.includes(workKind)
    case 'town':
      return townId !== null && rule.townIds.includes(townId)
    case 'newcomer':
      return !others(agenda, head._id).some(({ state, kind }) => state === 'held' && kind !== null && kind === head.limit?.kind)
  }
}

/** Why booking would be refused, however many places are left; null: it wouldn't. */
export function blockerOf(agenda: AgendaDocument, head: OfferingHead, facts: Facts, now: Date): Blocker | null {
  const broken = head.eligibility.find((rule) => !fits(rule, facts, agenda, head))
  if (broken) return { code: 'NOT_ELIGIBLE', details: { rule: broken } }
  const until = blockedUntil(agenda, now)
  if (until) return { code: 'BOOKING_BLOCKED', details: { until: until.toISOString() } }
  return conflictOf(agenda, head, now)
}

/** Functions die after 20 seconds: a request that reserved time longer ago takes no place by it any more. */
export const RESERVATION_MS = 60_000

/** Is another request than this one about to take the place for which this time was reserved? */
export const isReservedByAnother = (booking: AgendaBooking | undefined, requestId: string | null, now: Date): boolean =>
  booking !== undefined &&
  booking.reservation !== null &&
  booking.reservation !== requestId &&
  now.getTime() - booking.since.getTime() < RESERVATION_MS

/** How often an offering was changed, by whatever way: of two copies the one of the higher age is newer. */
export const ageOf = ({ revision, takings }: Pick<OfferingHead, 'revision' | 'takings'>) => revision + takings

/** An offering as it stands in an agenda. What was called off counts towards no limit, and has no slots that could clash. */
export const agendaBookingOf = (head: OfferingHead, standing: Pick<AgendaBooking, 'state' | 'since' | 'reservation'>): AgendaBooking => ({
  ...standing,
  title: head.details.title,
  kind: head.status === 'cancelled' ? null : (head.limit?.kind ?? null),
  venue: head.venue,
  slots: head.slots,
  endsAt: head.endsAt,
  revision: ageOf(head),
})

const KEPT_MS = 730 * 24 * 3_600_000
/** So many that are over or were given up are remembered at most. Ten a month are more than anybody books. */
const MOST_PAST = 240

/**
 * The agenda with this booking, or without it. A document must not grow without an end: those that were over two years ago are forgotten, as their
 * offerings are, and the oldest of too many, those that were held last. What is over or given up clashes with nothing and needs no slots.
 */
export function withBooking(agenda: AgendaDocument, id: OfferingId, booking: AgendaBooking | null, now: Date): AgendaDocument {
  const { [id]: _, ...rest } = agenda.bookings
  const isKept = ([, { endsAt }]: Named) => now.getTime() - endsAt.getTime() < KEPT_MS
  const all = Object.entries<AgendaBooking>(booking ? { ...rest, [id]: booking } : rest).filter(isKept)
  const isPast = ([of, one]: Named) => of !== id && !isCurrent(one, now)
  const past = all.filter(isPast).toSorted(byWorth).slice(0, MOST_PAST)
  const short = past.map(([of, one]): Named => [of, { ...one, slots: [] }])
  return { ...agenda, bookings: Object.fromEntries([...all.filter((entry) => !isPast(entry)), ...short]) }
}

type Named = readonly [string, AgendaBooking]

/** Who held a place is no newcomer any more, so this is remembered longest. */
const byWorth = ([, a]: Named, [, b]: Named) =>
  Number(b.state === 'held') - Number(a.state === 'held') || b.endsAt.getTime() - a.endsAt.getTime()
