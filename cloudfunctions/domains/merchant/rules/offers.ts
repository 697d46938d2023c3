import type { WorkKind } from '../../../../contract/account/rider'
import { minuteOfDay, minutesOf, weekdayOf } from '../../../../contract/kernel/calendar'
import { DAY_MS, MINUTE_MS } from '../../../../contract/kernel/duration'
import type { OfferId } from '../../../../contract/merchant/ids'
import type { OfferTerms, OfferTimes } from '../../../../contract/merchant/offer'
import type { RedeemRefusal } from '../../../../contract/merchant/redeemRefusal'
import { isWithin } from '../../../../contract/pass/gateRules'
import { dayOf } from '../../../kernel/calendar'
import type { MerchantDocument, StoredOffer } from '../merchantDocument'

/** For so long a scan may lead to a redemption, by the terms that were shown. */
export const SCAN_LIFE_MS = 5 * MINUTE_MS

/** The offers that are given, in the order in which the merchant has them. */
export const currentOffers = ({ offers = [] }: Pick<MerchantDocument, 'offers'>): StoredOffer[] =>
  offers.filter(({ endedAt }) => endedAt === null)

/** The terms of an offer in this version, as long as a scan may still be using them; null: they are gone. */
export function termsInVersion(
  { offers = [] }: Pick<MerchantDocument, 'offers'>,
  { offerId, version }: { readonly offerId: OfferId; readonly version: number },
  now: Date,
): OfferTerms | null {
  const offer = offers.find((one) => one.offerId === offerId)
  if (!offer) return null
  if (offer.version === version) return offer.endedAt === null || isStillUsed(offer.endedAt, now) ? offer.terms : null
  return offer.earlier.find((one) => one.version === version && isStillUsed(one.until, now))?.terms ?? null
}

const isStillUsed = (until: Date, now: Date) => now.getTime() - until.getTime() < SCAN_LIFE_MS

/** Why the shop gives nothing now; null: it does. */
export function refusalOfShop({
  open,
  suspendedAt,
  joining,
}: Pick<MerchantDocument, 'open' | 'suspendedAt' | 'joining'>): RedeemRefusal | null {
  if (joining === 'pending') return { reason: 'shopPending' }
  if (joining === 'declined') return { reason: 'shopDeclined' }
  if (suspendedAt) return { reason: 'shopSuspended' }
  return open ? null : { reason: 'shopClosed' }
}

/** Why the offer isn't for this kind of work; null: it is. */
export const refusalOfKind = ({ workKinds }: OfferTimes, workKind: WorkKind): RedeemRefusal | null =>
  workKinds.includes(workKind) ? null : { reason: 'workKind', allowed: workKinds }

/**
 * Why it isn't given at this time; null: it is (M14, M18). After midnight, hours that began the evening before belong to the evening's weekday and
 * date: from Friday 22:00 to 02:00 is Friday's.
 */
export function refusalOfTime({ from, until, weekdays, hours }: OfferTimes, now: Date): RedeemRefusal | null {
  const minute = minuteOfDay(now)
  const isAfterMidnight = hours.some((window) => minutesOf(window.from) > minutesOf(window.to) && minute < minutesOf(window.to))
  const beginning = isAfterMidnight ? new Date(now.getTime() - DAY_MS) : now
  const day = dayOf(beginning)
  if (from !== null && day < from) return { reason: 'notYet', from }
  if (until !== null && day > until) return { reason: 'over', until }
  if (weekdays.length > 0 && !weekdays.includes(weekdayOf(beginning))) return { reason: 'notThisWeekday', weekdays }
  return hours.length === 0 || isWithin(hours, minute) ? null : { reason: 'outsideHours', hours }
}
