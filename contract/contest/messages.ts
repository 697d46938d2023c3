import * as z from 'zod/mini'
import { Instant } from '../kernel/ids'

const title = z.string()

/** What somebody hears about contests. */
export const ContestMessage = z.discriminatedUnion('kind', [
  /** A station manager has signed the rider up. */
  z.object({
    kind: z.literal('signedUp'),
    title,
    stationName: z.string(),
    /** With a place: until then it is given back without consequence. */
    freeUntil: z.optional(Instant),
    /** Without one: waits until one is offered. */
    waits: z.optional(z.literal(true)),
  }),
  z.object({ kind: z.literal('contestResult'), title, place: z.nullable(z.int()), honour: z.nullable(z.string()) }),
])
export type ContestMessage = z.output<typeof ContestMessage>

declare module '../booking/messages' {
  interface OfferingKinds {
    category: true
  }
}

declare module '../kernel/message' {
  interface Messages {
    contest: ContestMessage
  }
}
