import * as z from 'zod/mini'
import { Instant } from '../kernel/ids'

const title = z.string()

/** What somebody hears about bookings; a part of the inbox's messages (`contract/account/account`). */
export const BOOKING_MESSAGES = [
  /** A place came free for who waited; it is kept until then. */
  z.object({ kind: z.literal('placeOffered'), title, until: Instant }),
  z.object({ kind: z.literal('offerOver'), title }),
  z.object({ kind: z.literal('sessionCancelled'), title, reason: z.string() }),
  /** One lesson doesn't take place. */
  z.object({ kind: z.literal('lessonCancelled'), title, from: Instant, reason: z.string() }),
  /** Times, place or teacher are others now: look again. */
  z.object({ kind: z.literal('sessionChanged'), title, reason: z.string() }),
  z.object({ kind: z.literal('lessonSoon'), title, from: Instant, place: z.string() }),
  z.object({ kind: z.literal('bookedByStaff'), title, reason: z.string() }),
  z.object({ kind: z.literal('removedByStaff'), title, reason: z.string() }),
  /** `won`: a place; else `waiting` says at which position of the waitlist one is, null when on none. */
  z.object({
    kind: z.literal('drawn'),
    title,
    number: z.int(),
    of: z.int(),
    places: z.int(),
    won: z.boolean(),
    waiting: z.nullable(z.int()),
  }),
  /** Missed without word; `blockedUntil`: so long nothing can be booked. */
  z.object({ kind: z.literal('noShow'), title, at: Instant, blockedUntil: z.nullable(Instant) }),
  z.object({ kind: z.literal('noShowExcused'), title }),
  z.object({ kind: z.literal('certificateIssued'), title, number: z.string() }),
  z.object({ kind: z.literal('certificateRevoked'), title, reason: z.string() }),
  /** A station manager has signed the rider up. */
  z.object({ kind: z.literal('signedUp'), title, stationName: z.string() }),
  z.object({ kind: z.literal('contestResult'), title, place: z.nullable(z.int()), honour: z.nullable(z.string()) }),
] as const
