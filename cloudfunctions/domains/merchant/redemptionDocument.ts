import { createHash } from 'node:crypto'
import { toBase32 } from '../../../contract/kernel/base32'
import type { PersonId } from '../../../contract/kernel/ids'
import type { DeclineReason } from '../../../contract/merchant/counter'
import type { MerchantId, OfferId, RedemptionId } from '../../../contract/merchant/ids'
import type { Amounts, Price, Typed } from '../../../contract/merchant/offer'
import type { ReversalReason } from '../../../contract/merchant/reversal'
import type { PassId, UseId } from '../../../contract/pass/ids'
import { openCollection } from '../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../kernel/database/decision'

/**
 * What was redeemed at a merchant, or declined. It keeps the version of the offer and both prices, so that later changes don't rewrite it. That it
 * counts is decided in the pass (`redeem.ts`); this is the record that lists and settlements are made from.
 */
export interface RedemptionDocument extends Changeable {
  readonly _id: RedemptionId
  readonly merchantId: MerchantId
  readonly merchantName: string
  /** The rider's pass; a random name once the registration is erased. */
  readonly passId: PassId
  /** As the clerk saw it; null once the registration is erased. */
  readonly maskedName: string | null
  /** Who redeemed it; null: the rider, by the shop's poster. */
  readonly clerkId: PersonId | null
  readonly outcome: 'redeemed' | 'declined'
  /** Why the clerk declined; null: it was redeemed. */
  readonly declined: DeclineReason | null
  /** What was redeemed; null: nothing. */
  readonly given: GivenOffer | null
  /** That it is taken back (冲正): first asked for, then confirmed by a second person. Null: it counts. */
  readonly reversal: Reversal | null
  readonly at: Date
  /** The Shanghai day in whose books it is: that of `at`, or of a record that came late that on which it came (decision 31). */
  readonly day: string
  /** Fixed for the retention index. */
  readonly kind: 'redemption'
}

export interface Reversal {
  readonly state: 'asked' | 'reversed'
  readonly reason: ReversalReason
  readonly askedBy: PersonId
  readonly at: Date
  /** The Shanghai day in whose books it is taken back; null: it is only asked for. */
  readonly day: string | null
  readonly confirmedBy: PersonId | null
  /** It is no longer counted at the merchant, where that is limited in all. */
  readonly givenBackInAll: boolean
}

export interface GivenOffer {
  readonly offerId: OfferId
  readonly version: number
  readonly title: string
  readonly price: Price['kind']
  readonly typed: Typed
  readonly amounts: Amounts
  /** What it counts for in the pass: a reversal gives back exactly that. */
  readonly keys: readonly string[]
  /** Under which id it was taken from what is limited in all; null: it is not. A reversal gives that back, too. */
  readonly takeId: string | null
}

/** How long records are kept. */
export const KEPT_DAYS = 1095

export const redemptions = openCollection<RedemptionDocument>({
  name: 'redemptions',
  indexes: [
    {
      name: 'day',
      keys: [
        ['merchantId', 1],
        ['day', 1],
        ['outcome', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'reversed',
      keys: [
        ['merchantId', 1],
        ['reversal.day', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'pass',
      keys: [
        ['passId', 1],
        ['outcome', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [{ days: KEPT_DAYS, index: 'age', equals: { kind: 'redemption' } }],
    why: 'What merchants and the district settle by; pass and masked name are replaced earlier, with the registration.',
  },
  copies: [
    { field: 'merchantName', of: 'merchants.name', kind: 'history' },
    { field: 'maskedName', of: 'riders.realName', kind: 'history' },
    { field: 'given.title', of: 'merchants.offers.terms.title', kind: 'history' },
  ],
})

/** A scan leads to one redemption, so it has the number of the scan's event. */
export const redemptionOfUse = (useId: UseId) => `rdm_${useId.slice('use_'.length)}` as RedemptionId

/** That a clerk declined stands beside what may be redeemed with the same scan after all. */
export const declinedOfUse = (useId: UseId) => `${redemptionOfUse(useId)}declined` as RedemptionId

const digestOf = (text: string) => createHash('sha256').update(text).digest()

/** Without a scan the request names it, so that a retry means the same. */
export const redemptionOfRequest = (requestKey: string) => `rdm_${digestOf(requestKey).toString('hex').slice(0, 32)}` as RedemptionId

/** What both phones show, so that two people see that they mean the same redemption: `7F3K2A`. */
export const numberOf = (id: RedemptionId) => toBase32(digestOf(id)).slice(0, 6)

export type NewRedemption = Omit<RedemptionDocument, keyof Changeable | 'kind' | 'reversal'> & { readonly _id: RedemptionId }

/** Keeps the record of a redemption. Answers false when there is one already. */
export const keepRedemption = (redemption: NewRedemption): Promise<boolean> =>
  redemptions.insert({ ...unchanged, ...redemption, reversal: null, kind: 'redemption' })
