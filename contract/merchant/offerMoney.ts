import type { OfferTerms } from './offer'

/** Whether two flat objects hold the same, in whatever order their fields stand. */
const isSame = (one: object | null, other: object | null) => sortedText(one) === sortedText(other)
const sortedText = (of: object | null) => JSON.stringify(of && Object.entries(of).sort(([a], [b]) => a.localeCompare(b)))

/**
 * Whether a change of an offer is about money, so that the district decides first: the price, what it rests on, limits in fen, and a campaign. Everything
 * else holds at once. A new offer is always about money.
 */
export function touchesMoney(before: OfferTerms | null, next: OfferTerms): boolean {
  if (!before) return true
  const { limits } = before
  return (
    !isSame(before.price, next.price) ||
    !isSame(before.basis, next.basis) ||
    limits.personMonthFen !== next.limits.personMonthFen ||
    limits.budgetFen !== next.limits.budgetFen ||
    !isSame(limits.campaign, next.limits.campaign)
  )
}
