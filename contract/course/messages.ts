import * as z from 'zod/mini'
import { Instant } from '../kernel/ids'
import { WAYS_OUT } from './wayOut'

const title = z.string()

/** What somebody hears about lessons, draws and certificates. */
export const CourseMessage = z.discriminatedUnion('kind', [
  /** One lesson doesn't take place. `freeUntil`: until then who holds a place gives it back without consequence; of a draw nobody does yet. */
  z.object({ kind: z.literal('lessonCancelled'), title, from: Instant, reason: z.string(), freeUntil: z.optional(Instant) }),
  z.object({
    kind: z.literal('lessonSoon'),
    title,
    from: Instant,
    place: z.string(),
    /** What somebody does who can't come, as it was when the message was sent; earlier messages don't say it. */
    wayOut: z.optional(z.enum(WAYS_OUT)),
    /** `absence`: until then one may send word and has missed nothing. */
    absenceUntil: z.optional(Instant),
    /** `cancel`: until then the place is given back without consequence. */
    freeUntil: z.optional(Instant),
  }),
  /**
   * `won`: a place, which is given back without consequence until `freeUntil`; else `waiting` says at which position of the waitlist one is, null
   * when on none.
   */
  z.object({
    kind: z.literal('drawn'),
    title,
    number: z.int(),
    of: z.int(),
    places: z.int(),
    won: z.boolean(),
    waiting: z.nullable(z.int()),
    freeUntil: z.optional(Instant),
  }),
  z.object({ kind: z.literal('certificateIssued'), title, number: z.string() }),
  z.object({ kind: z.literal('certificateRevoked'), title, reason: z.string() }),
])
export type CourseMessage = z.output<typeof CourseMessage>

declare module '../booking/messages' {
  interface OfferingKinds {
    session: true
  }
}

declare module '../kernel/message' {
  interface Messages {
    course: CourseMessage
  }
}
