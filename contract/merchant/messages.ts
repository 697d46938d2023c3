import * as z from 'zod/mini'
import { ApplicationRefusal } from './application'
import { Finding } from './hints'
import { MerchantId, RedemptionId } from './ids'
import { OfferRefusal, SuspensionReason } from './ownShop'

/** What riders hear about what they have redeemed and reported, and those who work at a shop about it. */
export const MerchantMessage = z.discriminatedUnion('kind', [
  /** A redemption was taken back: it counts no more. */
  z.object({ kind: z.literal('reversed'), merchantName: z.string(), title: z.string(), number: z.string() }),
  /** Somebody of the shop asks to take back a redemption: whoever else works there may confirm it. */
  z.object({
    kind: z.literal('reversalAsked'),
    merchantId: MerchantId,
    merchantName: z.string(),
    redemptionId: RedemptionId,
    title: z.string(),
    number: z.string(),
  }),
  /** The district has seen to what the rider reported of a shop. */
  z.object({ kind: z.literal('reportClosed'), merchantId: MerchantId, merchantName: z.string(), answer: z.string() }),
  /** The district has decided about an offer that an owner has proposed; `reason` null: it holds now. */
  z.object({
    kind: z.literal('offerDecided'),
    merchantId: MerchantId,
    merchantName: z.string(),
    title: z.string(),
    reason: z.nullable(OfferRefusal),
    words: z.nullable(z.string()),
  }),
  /** The district has suspended a shop, or lifted that. */
  z.object({
    kind: z.literal('shopSuspension'),
    merchantId: MerchantId,
    merchantName: z.string(),
    suspended: z.boolean(),
    reason: z.nullable(SuspensionReason),
  }),
  /** The district has decided about an application for a shop; `reason` null: it has joined. */
  z.object({
    kind: z.literal('applicationDecided'),
    merchantId: MerchantId,
    merchantName: z.string(),
    reason: z.nullable(ApplicationRefusal),
    words: z.nullable(z.string()),
  }),
  /** Something in the books of a day is unusual: the owners hear of it before the district does. */
  z.object({ kind: z.literal('shopHint'), merchantId: MerchantId, merchantName: z.string(), ...Finding.shape }),
])
export type MerchantMessage = z.output<typeof MerchantMessage>

declare module '../kernel/message' {
  interface Messages {
    merchant: MerchantMessage
  }
}
