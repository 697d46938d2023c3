import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { Text } from '../kernel/text'
import { CredentialText } from '../pass/gate'
import { GateRefusal } from '../pass/gateVerdict'
import { UseId } from '../pass/ids'
import { HolderFace } from '../pass/passHolder'
import { MerchantId, OfferId, RedemptionId } from './ids'
import { Amounts, OfferLimits, OfferTimes, Price, Typed } from './offer'
import { RedeemRefusal } from './redeemRefusal'

/** An offer as it is for the customer at the counter. */
export const OfferAtCounter = z.object({
  offerId: OfferId,
  title: z.string(),
  note: z.nullable(z.string()),
  price: Price,
  limits: OfferLimits,
  times: OfferTimes,
  /** What is left for this person, and in all; null: as much as one likes. */
  left: z.object({ you: z.nullable(z.int()), all: z.nullable(z.int()) }),
  /** Why it isn't given to them now; null: it is. */
  refusal: z.nullable(RedeemRefusal),
})
export type OfferAtCounter = z.output<typeof OfferAtCounter>

/** Something that was redeemed, as both phones show it. */
export const Redemption = z.object({
  redemptionId: RedemptionId,
  /** Six letters and digits that both phones show, so that two people see that they mean the same. */
  number: z.string(),
  at: Instant,
  merchantId: MerchantId,
  merchantName: z.string(),
  offerId: OfferId,
  title: z.string(),
  amounts: Amounts,
})
export type Redemption = z.output<typeof Redemption>

const Said = z.strictObject({ phoneTail: Text.digits(4), digits: Text.digits(6) })

/**
 * Checks at the counter whether the customer is a rider (核验), and what they can have. It takes a code that was made for a counter, or the six
 * digits that the rider says with the last four of the phone number; each once. A code for a gate doesn't hold here. Nothing is redeemed by it.
 */
export const verify = action({
  name: 'merchant.verify',
  unlimited: 'there is a queue at the counter; a code holds once, and the log of uses is bounded by its retention',
  audience: 'clerk',
  scope: 'merchantId',
  writes: true,
  unaudited: 'the log of uses is its own record: who, when, at which counter',
  input: z
    .strictObject({ merchantId: MerchantId, text: z.optional(CredentialText), said: z.optional(Said) })
    .check(z.refine(({ text, said }) => (text === undefined) !== (said === undefined), { path: ['text'], params: { rule: 'required' } })),
  output: z.object({
    valid: z.boolean(),
    useId: z.nullable(UseId),
    at: Instant,
    now: Instant,
    merchantName: z.string(),
    holder: z.nullable(HolderFace),
    refusal: z.nullable(GateRefusal),
    /** Why the shop gives nothing to anybody now: then no code was used up, and no rider is shown (M13). Null or left out: it does. */
    shopRefusal: z.optional(z.nullable(RedeemRefusal)),
    /** What the merchant gives riders; what this one can't have now comes last. */
    offers: z.optional(z.array(OfferAtCounter)),
    /** What `redeem` needs of this scan. Nobody but the server can read it, and it holds for five minutes. */
    scan: z.optional(z.nullable(z.string())),
  }),
  errors: [],
})

/** A refusal for which nothing was redeemed, or what was. */
const Redeemed = z.object({ redemption: z.nullable(Redemption), refusal: z.nullable(RedeemRefusal), now: Instant })

/** Redeems an offer for the customer of this scan (核销): once, and by the terms that the scan has shown. */
export const redeem = action({
  name: 'merchant.redeem',
  unlimited: 'there is a queue at the counter; a scan leads to one redemption',
  audience: 'clerk',
  scope: 'merchantId',
  writes: true,
  unaudited: 'the redemption is its own record: who, when, at which counter, what',
  input: z.strictObject({ merchantId: MerchantId, scan: Text.proof(24_000), offerId: OfferId, typed: Typed }),
  output: Redeemed,
  errors: [],
})

/** Why a clerk declines (M26). */
export const DeclineReason = z.enum(['notThePerson', 'soldOut', 'kitchenClosed', 'wrongOffer', 'other'])
export type DeclineReason = z.output<typeof DeclineReason>

/** The clerk declines a customer who may have it. It is on record, and staff see how often a shop does it (SAMR order 56, art. 19). */
export const decline = action({
  name: 'merchant.decline',
  limit: limits.work,
  audience: 'clerk',
  scope: 'merchantId',
  writes: true,
  unaudited: 'the declined redemption is its own record',
  input: z.strictObject({ merchantId: MerchantId, scan: Text.proof(24_000), reason: DeclineReason }),
  output: z.object({ declined: z.boolean() }),
  errors: [],
})

/** The code on a shop's poster: `S` and 16 letters or digits. */
export const PosterText = Text.scanned(200)

/** What a shop gives me now, by its poster: for shops without a clerk's phone. */
export const atPoster = action({
  name: 'merchant.atPoster',
  audience: 'rider',
  input: z.strictObject({ poster: PosterText }),
  output: z.object({
    merchantId: z.nullable(MerchantId),
    merchantName: z.string(),
    refusal: z.nullable(RedeemRefusal),
    offers: z.array(OfferAtCounter),
    now: Instant,
  }),
  errors: [],
})

/**
 * Redeems an offer by the shop's poster. The rider's phone then shows a proof that ticks and names the shop, until `now` is a minute later than
 * the redemption.
 */
export const redeemAtPoster = action({
  name: 'merchant.redeemAtPoster',
  limit: limits.own,
  audience: 'rider',
  writes: true,
  unaudited: 'the redemption is its own record: who, when, at which counter, what',
  input: z.strictObject({ poster: PosterText, offerId: OfferId, typed: Typed }),
  output: Redeemed,
  errors: [],
})

/** What was redeemed for me in the last minutes: my phone asks while it shows a code at a counter. */
export const justRedeemed = action({
  name: 'merchant.justRedeemed',
  audience: 'rider',
  input: z.strictObject({}),
  output: z.object({ redemption: z.nullable(Redemption), now: Instant }),
  errors: [],
})

/** What was redeemed for me, the newest first, and what it has saved this month. */
export const mine = action({
  name: 'merchant.mine',
  audience: 'person',
  input: z.strictObject({ after: z.optional(Cursor) }),
  output: z.object({
    /** `reversed`: it was taken back and counts no more. */
    redemptions: z.array(z.object({ ...Redemption.shape, reversed: z.boolean() })),
    month: z.object({ count: z.int(), savedFen: z.int() }),
    next: z.nullable(Cursor),
    now: Instant,
  }),
  errors: [],
})

export const counterActions = { verify, redeem, decline, atPoster, redeemAtPoster, justRedeemed, mine }
