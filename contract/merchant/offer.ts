import * as z from 'zod/mini'
import { WorkKind } from '../account/rider'
import { Day } from '../kernel/ids'
import { asPublic, Text } from '../kernel/text'
import { DayWindow } from '../pass/compoundRules'
import { CampaignId, OfferId, ShopPictureId } from './ids'

/** An amount of money in fen, at most 100,000 yuan. */
export const Fen = z.int().check(z.minimum(0), z.maximum(10_000_000))
const PriceFen = z.int().check(z.minimum(1), z.maximum(1_000_000))

/**
 * What it costs riders, and what it costs others.
 *
 * - `setMeal`, `fixedPrice`: one thing at one price.
 * - `percentOff`: so many percent off the bill, which the clerk types once; at most `mostOffFen` off when that is not null.
 * - `perUnit`: a price for each unit, as for charging; the clerk types how much it was.
 * - `freeHours`: so many hours free that cost `hourFen` each otherwise.
 */
export const Price = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('setMeal'), normalFen: PriceFen, riderFen: Fen }),
  z.strictObject({ kind: z.literal('fixedPrice'), normalFen: PriceFen, riderFen: Fen }),
  z.strictObject({
    kind: z.literal('percentOff'),
    percent: z.int().check(z.minimum(1), z.maximum(99)),
    mostOffFen: z.nullable(PriceFen),
  }),
  z.strictObject({
    kind: z.literal('perUnit'),
    unit: z.enum(['kWh', 'piece', 'wash', 'hour']),
    normalFen: PriceFen,
    riderFen: Fen,
  }),
  z.strictObject({ kind: z.literal('freeHours'), hours: z.int().check(z.minimum(1), z.maximum(24)), hourFen: PriceFen }),
])
export type Price = z.output<typeof Price>

/**
 * What the normal price rests on (M24). A crossed-out price without such a basis may not be above the lowest of the last seven days
 * (SAMR order 56, art. 16).
 */
export const PriceBasis = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('menuSince'), since: Day }),
  z.strictObject({ kind: z.literal('lowestOf7Days') }),
])
export type PriceBasis = z.output<typeof PriceBasis>

/** So much at most; null: as much as one likes. */
export const limit = (most: number) => z.nullable(z.int().check(z.minimum(1), z.maximum(most)))

/**
 * A limit that offers of several merchants share: it counts a person's redemptions of all of them. Fields that shares of an earlier version lack are
 * optional.
 */
export const CampaignShare = z.strictObject({
  campaignId: CampaignId,
  title: asPublic(Text.line(2, 30)),
  personDay: limit(5),
  personMonth: limit(60),
  /** How many fen one person can save with all of them in a day and in a month. */
  personDayFen: z.optional(limit(1_000_000)),
  personMonthFen: z.optional(limit(1_000_000)),
  /** The first and the last day on which it counts, both included. */
  from: z.optional(z.nullable(Day)),
  until: z.optional(z.nullable(Day)),
  /** Of which version of the district's campaign it was made: only the campaign changes it. Left out: it was agreed on with the offer alone. */
  version: z.optional(z.int()),
})
export type CampaignShare = z.output<typeof CampaignShare>

/** How often and how much. Null: as often as one likes. What a person has had counts by Shanghai's days and months. */
export const OfferLimits = z.strictObject({
  personDay: limit(5),
  personMonth: limit(60),
  /** How many fen one person can save with it in a month. */
  personMonthFen: limit(1_000_000),
  /** In all, each day. */
  dayTotal: limit(2000),
  /** In all, until none is left. */
  stock: limit(100_000),
  /** How many fen the merchant gives in all. */
  budgetFen: limit(1_000_000_000),
  campaign: z.nullable(CampaignShare),
})
export type OfferLimits = z.output<typeof OfferLimits>

/** When it is given, and to whom. */
export const OfferTimes = z.strictObject({
  /** The first and the last day, both included; null: since ever, for ever. */
  from: z.nullable(Day),
  until: z.nullable(Day),
  /** Monday is 1; empty: every day. */
  weekdays: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.maxLength(7)),
  /** Empty: at any time of the day. */
  hours: z.array(DayWindow).check(z.maxLength(4)),
  workKinds: z.array(WorkKind).check(z.minLength(1), z.maxLength(WorkKind.options.length)),
})
export type OfferTimes = z.output<typeof OfferTimes>

const OfferTitle = asPublic(Text.line(2, 30))

/** What is agreed about an offer. Everything that is shown of its conditions is made from these fields, and so is what is decided (M25). */
export const OfferTerms = z.strictObject({
  title: OfferTitle,
  note: z.nullable(asPublic(Text.line(1, 100))),
  price: Price,
  basis: PriceBasis,
  limits: OfferLimits,
  times: OfferTimes,
  /** One of its shop's pictures. One that has been taken away since shows nothing. */
  pictureId: z.optional(ShopPictureId),
})
export type OfferTerms = z.output<typeof OfferTerms>

/** An offer that is given. `version` is raised by each change: a redemption keeps the one that was shown when the rider's code was scanned. */
export const Offer = z.object({ offerId: OfferId, version: z.int(), terms: OfferTerms })
export type Offer = z.output<typeof Offer>

/** What a clerk types: the bill in fen for `percentOff`, hundredths of a unit for `perUnit`; nothing for the others. */
export const Typed = z.strictObject({
  billFen: z.optional(z.int().check(z.minimum(1), z.maximum(10_000_000))),
  hundredths: z.optional(z.int().check(z.minimum(1), z.maximum(10_000_000))),
})
export type Typed = z.output<typeof Typed>

/** What the rider pays, what others would pay, and the difference. */
export const Amounts = z.object({ normalFen: Fen, chargeFen: Fen, savedFen: Fen })
export type Amounts = z.output<typeof Amounts>
