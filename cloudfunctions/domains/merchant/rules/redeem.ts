import type { WorkKind } from '../../../../contract/account/rider'
import type { OfferId } from '../../../../contract/merchant/ids'
import type { OfferTerms } from '../../../../contract/merchant/offer'
import type { RedeemRefusal } from '../../../../contract/merchant/redeemRefusal'
import { dayOf } from '../../../kernel/calendar'
import type { MerchantDocument } from '../merchantDocument'
import { givenBy, type Had, refusalInAll, refusalOfPerson } from './limits'
import { refusalOfKind, refusalOfShop, refusalOfTime } from './offers'

/** Whoever is to be given something, and what they have had. */
export interface Customer {
  readonly workKind: WorkKind
  readonly had: Had
}

/**
 * Why this customer isn't given this offer now; null: they are. Who it is and what the pass is worth is decided before; then come, in this order,
 * the shop, the offer, the time, the limits (M6).
 *
 * @param once `savedFen`: what it saves, null before it is known, as long as a bill has to be typed; `isTaken`: what is limited in all has been
 * taken for it already
 */
export function refusalOf(
  merchant: MerchantDocument,
  { offerId, terms }: { readonly offerId: OfferId; readonly terms: OfferTerms | null },
  { workKind, had }: Customer,
  { savedFen, isTaken }: { readonly savedFen: number | null; readonly isTaken: boolean },
  now: Date,
): RedeemRefusal | null {
  const ofShop = refusalOfShop(merchant)
  if (ofShop) return ofShop
  if (!terms) return { reason: 'offerGone' }
  const { limits, times } = terms
  return (
    refusalOfKind(times, workKind) ??
    refusalOfTime(times, now) ??
    refusalOfPerson({ merchantId: merchant._id, offerId, limits }, had, savedFen, now) ??
    (isTaken ? null : refusalInAll(limits, givenBy(merchant, offerId, dayOf(now)), savedFen))
  )
}
