import { merchants, type StoredOffer } from '../../cloudfunctions/domains/merchant/merchantDocument'
import type { MerchantId, OfferId } from '../../contract/merchant/ids'
import type { OfferLimits, OfferTerms, OfferTimes } from '../../contract/merchant/offer'

export const offerId = (name: string) => `off_${name}` as OfferId

/** No limit. */
export const unlimited: OfferLimits = {
  personDay: null,
  personMonth: null,
  personMonthFen: null,
  dayTotal: null,
  stock: null,
  budgetFen: null,
  campaign: null,
}

/** At any time, for everybody. */
export const always: OfferTimes = {
  from: null,
  until: null,
  weekdays: [],
  hours: [],
  workKinds: ['courier', 'deliveryRider', 'rideHailDriver', 'streamer'],
}

interface Overrides extends Partial<Omit<OfferTerms, 'limits' | 'times'>> {
  readonly limits?: Partial<OfferLimits>
  readonly times?: Partial<OfferTimes>
}

/** A set meal at 12 instead of 18 yuan, without limits. */
export const someTerms = ({ limits, times, ...terms }: Overrides = {}): OfferTerms => ({
  title: '示例套餐',
  note: null,
  price: { kind: 'setMeal', normalFen: 1800, riderFen: 1200 },
  basis: { kind: 'menuSince', since: '2026-01-01' },
  limits: { ...unlimited, ...limits },
  times: { ...always, ...times },
  ...terms,
})

export const anOffer = (name: string, overrides: Overrides = {}): StoredOffer => ({
  offerId: offerId(name),
  version: 1,
  terms: someTerms(overrides),
  earlier: [],
  endedAt: null,
})

/** Puts offers in place, as staff have saved them. */
export async function putOffers(merchantId: MerchantId, offers: readonly StoredOffer[]): Promise<void> {
  await merchants.update(merchantId, {}, { offers })
}
