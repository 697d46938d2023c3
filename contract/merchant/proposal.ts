import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { Text } from '../kernel/text'
import { MerchantId, OfferId } from './ids'
import { Fen, OfferTerms } from './offer'
import { OfferRefusal, OwnShop } from './ownShop'

const ofShop = { limit: limits.work, audience: 'shopOwner', scope: 'merchantId', writes: true, audited: true } as const
const one = { merchantId: MerchantId, offerId: OfferId }

/**
 * The owner gives an offer or changes its terms. What touches no money holds at once; what does (`touchesMoney`) waits until the district has decided. A
 * newer proposal takes the place of the earlier one for the same offer.
 */
export const proposeOffer = action({
  name: 'merchant.proposeOffer',
  ...ofShop,
  input: z.strictObject({ ...one, terms: OfferTerms }),
  output: OwnShop,
  errors: ['TOO_MANY', 'TEXT_REFUSED'],
})

/** The owner takes back what waits, or has read why it was refused. */
export const withdrawOffer = action({
  name: 'merchant.withdrawOffer',
  ...ofShop,
  input: z.strictObject(one),
  output: OwnShop,
  errors: ['NOTHING_PROPOSED'],
})

/** The owner ends an offer, at once, with what waits for it. A scan that has begun may still lead to it. */
export const endOwnOffer = action({
  name: 'merchant.endOwnOffer',
  ...ofShop,
  input: z.strictObject(one),
  output: OwnShop,
  errors: [],
})

/** An offer that waits, as staff see it. */
const WaitingOffer = z.object({
  merchantId: MerchantId,
  merchantName: z.string(),
  offerId: OfferId,
  /** Which proposal is decided about: a newer one has another number. */
  version: z.int(),
  at: Instant,
  terms: OfferTerms,
  /** What is given now; null: it is a new offer. */
  current: z.nullable(OfferTerms),
  /** The normal price is above the lowest of the seven days before (M24). Null: it is not. */
  raised: z.nullable(z.object({ lowestFen: Fen, normalFen: Fen })),
})
export type WaitingOffer = z.output<typeof WaitingOffer>

/** The offers that wait for the district, all of a shop together, the longest waiting first. */
export const offerProposals = action({
  name: 'merchant.offerProposals',
  limit: limits.looking,
  audience: 'staff',
  input: z.strictObject({ after: z.optional(Cursor) }),
  output: z.object({ proposals: z.array(WaitingOffer), next: z.nullable(Cursor), now: Instant }),
  errors: [],
})

/** The district decides about an offer that waits. Whoever works at the shop leaves it to somebody else. A refusal has a reason, and words for the owner. */
export const decideOffer = action({
  name: 'merchant.decideOffer',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  leftOut: ['words'],
  input: z
    .strictObject({
      ...one,
      version: z.int(),
      approve: z.boolean(),
      reason: z.optional(OfferRefusal),
      words: z.optional(Text.line(2, 100)),
    })
    .check(z.refine(({ approve, reason }) => approve || reason !== undefined, { path: ['reason'], params: { rule: 'required' } })),
  output: z.object({ ...one, approved: z.boolean() }),
  errors: ['NOTHING_PROPOSED', 'CHANGED_MEANWHILE', 'SECOND_PERSON_NEEDED', 'TOO_MANY'],
})

export const proposalActions = { proposeOffer, withdrawOffer, endOwnOffer, offerProposals, decideOffer }
