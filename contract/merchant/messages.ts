import * as z from 'zod/mini'
import { MerchantId } from './ids'

/** What riders hear about what they have redeemed, and about shops. */
export const MerchantMessage = z.discriminatedUnion('kind', [
  /** A redemption was taken back: it counts no more. */
  z.object({ kind: z.literal('reversed'), merchantName: z.string(), title: z.string(), number: z.string() }),
  /** The district has seen to what the rider reported of a shop. */
  z.object({ kind: z.literal('reportClosed'), merchantId: MerchantId, merchantName: z.string(), answer: z.string() }),
])
export type MerchantMessage = z.output<typeof MerchantMessage>

declare module '../kernel/message' {
  interface Messages {
    merchant: MerchantMessage
  }
}
