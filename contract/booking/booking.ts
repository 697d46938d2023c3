import * as z from 'zod/mini'
import { TownId } from '../account/ids'
import { WorkKind } from '../account/rider'
import { Instant } from '../kernel/ids'

/**
 * Who may book. All rules of an offering must hold, and all are published: nobody is refused by a rule that they couldn't read. `newcomer`: somebody
 * who has not yet held a place of the same kind.
 */
export const EligibilityRule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('workKind'), kinds: z.array(WorkKind).check(z.minLength(1), z.maxLength(4)) }),
  z.strictObject({ rule: z.literal('town'), townIds: z.array(TownId).check(z.minLength(1), z.maxLength(20)) }),
  z.strictObject({ rule: z.literal('newcomer') }),
])
export type EligibilityRule = z.output<typeof EligibilityRule>

/** First come, first served; or wishes until a day, and then a draw. */
export const BookingMode = z.enum(['firstCome', 'draw'])
export type BookingMode = z.output<typeof BookingMode>

/**
 * What can be done now, by the rule that also decides. `soon`: opens later. `waitlist`: full, but one may wait. `wishing`: wishes are taken for the draw,
 * `drawing`: they are no longer, and nothing is drawn yet.
 */
export const BookingState = z.enum(['soon', 'open', 'waitlist', 'full', 'closed', 'cancelled', 'wishing', 'drawing'])
export type BookingState = z.output<typeof BookingState>

export const Availability = z.object({
  state: BookingState,
  mode: BookingMode,
  opensAt: Instant,
  closesAt: Instant,
  /** Until then a place is given back without consequence. */
  cancelUntil: Instant,
  capacity: z.int(),
  /** Places that are free now; never below 0. */
  left: z.int(),
  waiting: z.int(),
  /** How long an offered place is kept for somebody who waited for it. */
  offerMinutes: z.int(),
})
export type Availability = z.output<typeof Availability>

/**
 * Where somebody stands. `offered`: a place came free and is kept until `offeredUntil`. `late`: given back after the deadline. `expired`: the offer ran
 * out. `removed`: by the district. Somebody who has left may book again; one who waits again begins at the end.
 */
export const BookingEntryState = z.enum(['held', 'waiting', 'offered', 'cancelled', 'late', 'declined', 'expired', 'removed'])
export type BookingEntryState = z.output<typeof BookingEntryState>

export const OwnBooking = z.object({
  state: BookingEntryState,
  since: Instant,
  /** 1 is the next in line; null for somebody who doesn't wait. */
  position: z.nullable(z.int()),
  offeredUntil: z.nullable(Instant),
  /** What giving it back would be now: without consequence, late (noted), or no longer possible. */
  cancelling: z.enum(['free', 'late', 'no']),
  /**
   * Others have changed it since the place was taken, or took it for the person: until then it is given back without consequence, whatever the deadline
   * was. Null: they haven't.
   */
  freeUntil: z.optional(z.nullable(Instant)),
  /** Drawn so many-th of so many wishes; null where nothing was drawn. */
  drawn: z.nullable(z.object({ number: z.int(), of: z.int() })),
})
export type OwnBooking = z.output<typeof OwnBooking>

/** How somebody stands with bookings as a whole (爽约 no-shows). The rule is in `contract/booking/standingRule`, for both sides. */
export const Standing = z.object({
  /** No-shows and late cancellations that still count. */
  marks: z.int(),
  /** Credits for places given back early: each evens out one mark. */
  credits: z.int(),
  /** Nothing can be booked until then; null: it can. */
  blockedUntil: z.nullable(Instant),
})
export type Standing = z.output<typeof Standing>
