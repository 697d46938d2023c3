import * as z from 'zod/mini'

const title = z.string()

/** What somebody hears about contests. */
export const ContestMessage = z.discriminatedUnion('kind', [
  /** A station manager has signed the rider up. */
  z.object({ kind: z.literal('signedUp'), title, stationName: z.string() }),
  z.object({ kind: z.literal('contestResult'), title, place: z.nullable(z.int()), honour: z.nullable(z.string()) }),
])
export type ContestMessage = z.output<typeof ContestMessage>

declare module '../kernel/message' {
  interface Messages {
    contest: ContestMessage
  }
}
