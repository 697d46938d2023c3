import type { MerchantDocument } from '../../../cloudfunctions/domains/merchant/merchantDocument'
import { type AnyDocument, tableOf } from '../fleet/memoryDatabase'
import { offerId } from '../offers'
import { minutesAfter } from '../time'

/** So long a scan goes on by what it has shown, with a minute more for a call that is under way. */
const SCAN_MINUTES = 6

/** How many meals a day of the campaign a shop gives one person; 0: its meals count for none. */
const mealLimitOf = (shop: AnyDocument) => {
  const { offers = [] } = shop as object as Pick<MerchantDocument, 'offers'>
  return offers.find((one) => one.offerId === offerId('meal'))?.terms.limits.campaign?.personDay ?? 0
}

/** The limits of meals by which somebody may still get one: those of the shops, and those that a scan that has begun has seen. */
export class MealLimits {
  readonly #former: { readonly most: number; readonly until: Date }[] = []

  /** A shop was changed. */
  note(before: AnyDocument, now: Date): void {
    this.#former.push({ most: mealLimitOf(before), until: now })
  }

  mostAt(now: Date): number {
    const seen = this.#former.filter(({ until }) => minutesAfter(until, SCAN_MINUTES) > now)
    return Math.max(...seen.map(({ most }) => most), ...[...tableOf('merchants').values()].map(mealLimitOf))
  }
}
