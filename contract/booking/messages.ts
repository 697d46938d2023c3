import * as z from 'zod/mini'
import { Instant } from '../kernel/ids'

const title = z.string()

/** Until then the place is given back without consequence; left out: that is over, or there is no place. */
const freeUntil = z.optional(Instant)

const Clash = z.object({ title, from: Instant, to: Instant })

/** What somebody hears about places, whatever they are for. */
export const BookingMessage = z.discriminatedUnion('kind', [
  /** A place came free for somebody who waited; it is kept until then. */
  z.object({ kind: z.literal('placeOffered'), title, until: Instant }),
  z.object({ kind: z.literal('offerOver'), title }),
  z.object({ kind: z.literal('sessionCancelled'), title, reason: z.string() }),
  /** Times, place, deadline or teacher are others now: look again. */
  z.object({
    kind: z.literal('sessionChanged'),
    title,
    reason: z.string(),
    freeUntil,
    /** The own booking that is now at the same time. */
    clashesWith: z.optional(Clash),
  }),
  z.object({ kind: z.literal('bookedByStaff'), title, reason: z.string(), freeUntil }),
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
