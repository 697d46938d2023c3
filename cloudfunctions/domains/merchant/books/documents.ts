import { createHash } from 'node:crypto'
import type { BookPeriod } from '../../../../contract/merchant/bookPeriod'
import type { Figures } from '../../../../contract/merchant/books'
import type { MerchantId, OfferId, RedemptionId, StatementId } from '../../../../contract/merchant/ids'
import { openCollection } from '../../../kernel/database/collection'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'

/** A line of a shop's books: something that was redeemed, or with negative amounts that it was taken back. It names no rider. */
export interface BookLine {
  /** Its running number at the shop. */
  readonly number: number
  readonly kind: 'redeemed' | 'reversed'
  readonly redemptionId: RedemptionId
  /** When it was redeemed or taken back. */
  readonly at: Date
  readonly offerId: OfferId
  readonly version: number
  readonly title: string
  readonly normalFen: number
  readonly chargeFen: number
  readonly savedFen: number
  /** Who redeemed it: the position in `workers` of its day; null: the rider, by the shop's poster. */
  readonly worker: number | null
  /** A keyed hash over this line and the hash of the line before it. */
  readonly hash: string
}

/** Lines of one day of a shop, in the order of their numbers. They are inserted before the day is, which makes them valid. */
export interface LinePage {
  /** `merchant:day:page`. */
  readonly _id: string
  readonly merchantId: MerchantId
  readonly day: string
  /** The number of its first line. */
  readonly first: number
  readonly lines: readonly BookLine[]
}

/** How many lines a page has: about 80 kB. */
export const LINES_A_PAGE = 200

export const bookLines = openCollection<LinePage>({
  name: 'bookLines',
  indexes: [
    {
      name: 'lines',
      keys: [
        ['merchantId', 1],
        ['first', 1],
      ],
    },
  ],
  retention: { keep: 'always', why: 'What the district and a shop settle by, as a chain that proves itself. It names no person.' },
  copies: [{ field: 'lines.title', of: 'merchants.offers.terms.title', kind: 'history' }],
})

export interface ClerkOfDay {
  /** What the shop called them, empty for somebody who had left; null: riders by the shop's poster. */
  readonly label: Sealed | null
  readonly figures: Figures
}

export interface OfferOfDay {
  /** Null: all those for which there was no room. */
  readonly offerId: OfferId | null
  readonly title: string
  readonly figures: Figures
}

/** A closed day of a shop. A day on which nothing happened has none. */
export interface ShopDay {
  /** `merchant:day`, so that a day is closed once. */
  readonly _id: string
  readonly merchantId: MerchantId
  readonly day: string
  readonly total: Figures
  readonly clerks: readonly ClerkOfDay[]
  /** Those who redeemed something, as its lines number them. */
  readonly workers: readonly { readonly label: Sealed }[]
  readonly offers: readonly OfferOfDay[]
  /** The number of the last line, of this day or an earlier one, and its hash. */
  readonly lastNumber: number
  readonly lastHash: string
  /** How many lines this day has. */
  readonly lines: number
  /** The period with which it is settled. */
  readonly settledBy: BookPeriod
  /** Whether a statement contains it. */
  readonly settled: boolean
}

export const dayIdOf = (merchantId: MerchantId, day: string) => `${merchantId}:${day}`
export const pageIdOf = (merchantId: MerchantId, day: string, page: number) => `${dayIdOf(merchantId, day)}:${page}`

export const shopDays = openCollection<ShopDay>({
  name: 'shopDays',
  indexes: [
    {
      name: 'newest',
      keys: [
        ['merchantId', 1],
        ['day', -1],
      ],
    },
    {
      name: 'inOrder',
      keys: [
        ['merchantId', 1],
        ['day', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'settled',
      keys: [
        ['merchantId', 1],
        ['settled', 1],
        ['day', 1],
        ['_id', 1],
      ],
    },
  ],
  retention: { keep: 'always', why: 'What a shop settles by. It names those who work there by what the shop calls them, sealed.' },
  sealed: [
    { path: 'clerks.*.label', field: 'label' },
    { path: 'workers.*.label', field: 'label' },
  ],
  copies: [
    { field: 'workers.label', of: 'merchants.people.label', kind: 'history' },
    { field: 'clerks.label', of: 'merchants.people.label', kind: 'history' },
    { field: 'offers.title', of: 'merchants.offers.terms.title', kind: 'history' },
  ],
})

/** The end of a span of lines. */
export interface LineEnd {
  readonly number: number
  readonly redemptionId: RedemptionId
}

/** What a shop and the district settle by: the closed days of a period. It is inserted once and stays as it is. */
export interface StatementDocument {
  readonly _id: StatementId
  readonly merchantId: MerchantId
  readonly merchantName: string
  /** Counts the statements of the shop from 1. */
  readonly number: number
  readonly by: BookPeriod
  readonly from: string
  readonly to: string
  /** Its first and its last line; null: customers were declined, and nothing else happened. */
  readonly opening: LineEnd | null
  readonly closing: LineEnd | null
  readonly lines: number
  readonly total: Figures
  /** The hash of its last line, or of the line before it when it has none. */
  readonly lastHash: string
  /** A keyed hash over the statement and the hash of the one before it. */
  readonly hash: string
  readonly closedAt: Date
  /** Fixed for the list of all shops. */
  readonly kind: 'statement'
}

/** The shop's number makes the id, so that no two statements follow upon the same one. */
export const statementIdOf = (merchantId: MerchantId, number: number) =>
  `stm_${createHash('sha256').update(`${merchantId}:${number}`).digest('hex').slice(0, 32)}` as StatementId

export const statements = openCollection<StatementDocument>({
  name: 'statements',
  indexes: [
    {
      name: 'shop',
      keys: [
        ['merchantId', 1],
        ['to', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'closed',
      keys: [
        ['kind', 1],
        ['closedAt', -1],
        ['_id', -1],
      ],
    },
  ],
  retention: { keep: 'always', why: 'What the district and a shop settle by; no personal data.' },
  copies: [{ field: 'merchantName', of: 'merchants.name', kind: 'history' }],
})
