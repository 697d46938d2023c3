import * as z from 'zod/mini'

/** What riders hear about what they have redeemed. */
export const MerchantMessage = z.discriminatedUnion('kind', [
  /** A redemption was taken back: it counts no more. */
  z.object({ kind: z.literal('reversed'), merchantName: z.string(), title: z.string(), number: z.string() }),
])
export type MerchantMessage = z.output<typeof MerchantMessage>

declare module '../kernel/message' {
  interface Messages {
    merchant: MerchantMessage
  }
}
