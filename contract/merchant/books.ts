import * as z from 'zod/mini'
import { TownId } from '../account/ids'
import { action } from '../kernel/action'
import { Day, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { BookPeriod, DaySpan } from './bookPeriod'
import { MerchantId, OfferId } from './ids'
import { ShopState } from './ownShop'
import { ListCursor } from './shop'

/**
 * What a part of a shop's books comes to. `redeemed`, `reversed` and `declined` are numbers of lines of the log; the money is that of what was
 * redeemed, less that of what was taken back. So it is below nothing on a day on which more was taken back than redeemed.
 */
export const Figures = z.object({
  redeemed: z.int(),
  reversed: z.int(),
  declined: z.int(),
  normalFen: z.int(),
  chargeFen: z.int(),
  savedFen: z.int(),
})
export type Figures = z.output<typeof Figures>

/** The figures of one clerk. `label`: what the shop called them on that day; null: riders by the poster; empty: somebody who had left. */
const ClerkFigures = z.object({ label: z.nullable(z.string()), figures: Figures })
/** The figures of one offer. Null: all those for which there was no room. */
const OfferFigures = z.object({ offerId: z.nullable(OfferId), title: z.string(), figures: Figures })

const Books = z.object({
  ...DaySpan.shape,
  total: Figures,
  /** The days on which something was redeemed, taken back or declined. */
  days: z.array(z.object({ day: Day, figures: Figures })),
  clerks: z.array(ClerkFigures),
  offers: z.array(OfferFigures),
  now: Instant,
})
export type Books = z.output<typeof Books>

/**
 * The books (对账) of the period in which a day is; without one today's. A redemption counts on the day on which it was recorded, what is taken back on
 * the day on which that was decided.
 */
export const books = action({
  name: 'merchant.books',
  limit: limits.looking,
  audience: 'shopOwner',
  scope: 'merchantId',
  input: z.strictObject({ merchantId: MerchantId, by: BookPeriod, day: z.optional(Day) }),
  output: Books,
  errors: [],
})

/** A shop as the district looks at it. The figures are those of the days of a month that are closed. */
const ShopOverview = z.object({
  merchantId: MerchantId,
  name: z.string(),
  townId: TownId,
  state: ShopState,
  total: Figures,
  /** How many of a hundred customers with a valid code were declined (M26); null: nobody came. */
  declinedPercent: z.nullable(z.int()),
})

/** All shops, 20 a page, with what the month in which a day is comes to. Without a day it is this month. */
export const overview = action({
  name: 'merchant.overview',
  limit: limits.staff,
  audience: 'staff',
  input: z.strictObject({ day: z.optional(Day), after: z.optional(ListCursor) }),
  output: z.object({ ...DaySpan.shape, shops: z.array(ShopOverview), next: z.nullable(ListCursor), now: Instant }),
  errors: [],
})

export const bookActions = { books, overview }
