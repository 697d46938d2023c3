import type { TownId } from '../../../../contract/account/ids'
import type { WorkKind } from '../../../../contract/account/rider'
import type { EligibilityRule } from '../../../../contract/booking/booking'
import type { OfferingId } from '../../../../contract/booking/ids'
import { TRAVEL_MINUTES } from '../../../../contract/booking/standingRule'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { AgendaBooking, AgendaDocument } from '../agendaDocument'
import type { OfferingHead, Slot } from '../offeringDocument'
import { blockedUntil } from './standing'

/** What the rules of who may book ask about somebody. */
export interface Facts {
  readonly workKind: WorkKind | null
  readonly townId: TownId | null
}

export type AgendaRefusal = Refusal<'CLASHES_WITH' | 'BOOKING_LIMIT'>
export type Hindrance = AgendaRefusal | Refusal<'NOT_ELIGIBLE' | 'BOOKING_BLOCKED'>

const others = ({ bookings }: AgendaDocument, id: OfferingId) => {
  const { [id]: _, ...rest } = bookings
  return Object.values(rest) as AgendaBooking[]
}

/** Has a place, is offered one or is about to take one. Who waits has none yet. */
const occupies = ({ state }: AgendaBooking) => state === 'held' || state === 'offered' || state === 'claimed'

const GAP_MS = TRAVEL_MINUTES * 60_000

function slotsClash(a: Slot, b: Slot, gapMs: number): boolean {
  return a.from.getTime() < b.to.getTime() + gapMs && b.from.getTime() < a.to.getTime() + gapMs
}

/** What of the own bookings is at the same time, or too near to ride from one place to the other. */
function clashOf(agenda: AgendaDocument, head: OfferingHead): Refusal<'CLASHES_WITH'> | null {
  for (const booking of others(agenda, head._id).filter(occupies)) {
    const gap = booking.place === head.place ? 0 : GAP_MS
    const slot = booking.slots.find((one) => head.slots.some((other) => slotsClash(one, other, gap)))
    if (slot) return { code: 'CLASHES_WITH', details: { title: booking.title, from: slot.from.toISOString(), to: slot.to.toISOString() } }
  }
  return null
}

function limitOf(agenda: AgendaDocument, { _id, limit }: OfferingHead, now: Date): Refusal<'BOOKING_LIMIT'> | null {
  if (!limit) return null
  const same = others(agenda, _id).filter((booking) => booking.kind === limit.kind && occupies(booking) && booking.endsAt > now)
  return same.length >= limit.most ? { code: 'BOOKING_LIMIT', details: { limit: limit.most } } : null
}

/** Why no place of this offering may be held beside what the person has booked; null: it may. */
export const decideHolding = (agenda: AgendaDocument, head: OfferingHead, now: Date): AgendaRefusal | null =>
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
export function hindranceOf(agenda: AgendaDocument, head: OfferingHead, facts: Facts, now: Date): Hindrance | null {
  const broken = head.eligibility.find((rule) => !fits(rule, facts, agenda, head))
  if (broken) return { code: 'NOT_ELIGIBLE', details: { rule: broken } }
  const until = blockedUntil(agenda, now)
  if (until) return { code: 'BOOKING_BLOCKED', details: { until: until.toISOString() } }
  return decideHolding(agenda, head, now)
}
