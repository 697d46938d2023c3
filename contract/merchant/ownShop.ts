import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { MerchantId, OfferId } from './ids'
import { Offer, OfferTerms } from './offer'
import { Shop } from './shop'

/**
 * `pending`: the district has not decided about its application. `declined`: it has not taken it. `closed`: it takes no part, by its own decision.
 * `suspended`: by the district's.
 */
export const ShopState = z.enum(['open', 'closed', 'pending', 'declined', 'suspended'])
export type ShopState = z.output<typeof ShopState>

/** Why the district doesn't take an offer as it was proposed. */
export const OfferRefusal = z.enum(['normalPriceRaised', 'basisMissing', 'tooLittleOff', 'notAgreed', 'unclear', 'other'])
export type OfferRefusal = z.output<typeof OfferRefusal>

/** What the owner has proposed for an offer and doesn't hold: it waits for the district, or was refused. */
export const OwnProposal = z.object({
  offerId: OfferId,
  at: Instant,
  terms: OfferTerms,
  refused: z.nullable(z.object({ reason: OfferRefusal, at: Instant })),
})
export type OwnProposal = z.output<typeof OwnProposal>

/** Why the district has suspended a shop. */
export const SuspensionReason = z.enum(['priceFraud', 'notHonoured', 'falseRedemptions', 'foodSafety', 'other'])
export type SuspensionReason = z.output<typeof SuspensionReason>

/** A shop as its owners see it, whatever its state. */
export const OwnShop = z.object({
  shop: Shop,
  state: ShopState,
  /** Since when; null: a shop of an earlier version doesn't know. */
  since: z.nullable(Instant),
  /** Why the district has suspended it; null: it has not, or gave no reason. */
  suspendedFor: z.nullable(SuspensionReason),
  offers: z.array(Offer),
  proposals: z.array(OwnProposal),
  now: Instant,
})
export type OwnShop = z.output<typeof OwnShop>

/** My shop: how it is, what it says of itself, what it gives. */
export const ownShop = action({
  name: 'merchant.ownShop',
  limit: limits.looking,
  audience: 'shopOwner',
  scope: 'merchantId',
  input: z.strictObject({ merchantId: MerchantId }),
  output: OwnShop,
  errors: [],
})

export const ownShopActions = { ownShop }
