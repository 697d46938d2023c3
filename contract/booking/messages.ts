import * as z from 'zod/mini'
import { Instant } from '../kernel/ids'

const title = z.string()

/** Every kind of offering, by the domain that has it (declaration merging): each has its way on the phone. */
// biome-ignore lint/suspicious/noEmptyInterface: domains add theirs
export interface OfferingKinds {}
export type OfferingKind = keyof OfferingKinds

/** Of what it is: the phone leads there. Earlier messages are of sessions and don't say so. */
const of = z.optional(
  z.object({
    kind: z.custom<OfferingKind>((value) => typeof value === 'string'),
    /** What offerings are shown together with it (`OfferingDocument.groupId`). */
    groupId: z.nullable(z.string()),
  }),
)

/** Until then the place is given back without consequence; left out: that is over, or there is no place. */
const freeUntil = z.optional(Instant)

const Clash = z.object({ title, from: Instant, to: Instant })

/** What somebody hears about places, whatever they are for. */
export const BookingMessage = z.discriminatedUnion('kind', [
  /** A place came free for somebody who waited; it is kept until then. */
  z.object({ kind: z.literal('placeOffered'), title, of, until: Instant }),
  z.object({ kind: z.literal('offerOver'), title, of }),
  /** Somebody of the party has taken the places that were offered to all of it. */
  z.object({ kind: z.literal('placeTaken'), title, of, freeUntil }),
  z.object({ kind: z.literal('sessionCancelled'), title, reason: z.string() }),
  /** Times, place, deadline or teacher are others now: look again. */
  z.object({
    kind: z.literal('sessionChanged'),
    title,
    of,
    reason: z.string(),
    freeUntil,
    /** The own booking that is now at the same time. */
    clashesWith: z.optional(Clash),
  }),
  z.object({ kind: z.literal('bookedByStaff'), title, of, reason: z.string(), freeUntil }),
  z.object({ kind: z.literal('removedByStaff'), title, reason: z.string() }),
  /** Missed without word; `blockedUntil`: so long nothing can be booked. */
  z.object({ kind: z.literal('noShow'), title, at: Instant, blockedUntil: z.nullable(Instant) }),
  z.object({ kind: z.literal('noShowExcused'), title }),
])
export type BookingMessage = z.output<typeof BookingMessage>

declare module '../kernel/message' {
  interface Messages {
    booking: BookingMessage
  }
}
