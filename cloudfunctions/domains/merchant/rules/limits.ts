import type { MerchantId, OfferId } from '../../../../contract/merchant/ids'
import type { Amounts, OfferLimits } from '../../../../contract/merchant/offer'
import type { RedeemRefusal } from '../../../../contract/merchant/redeemRefusal'
import { dayOf, startOf } from '../../../kernel/calendar'
import type { Spent } from '../../pass/public'
import type { Given, MerchantDocument } from '../merchantDocument'

/**
 * The limits of an offer (M1 to M3, M19). What a person has had is kept in their pass by keys for days and months, what is given in all in the
 * merchant's document. Both are read, and written only if they are still as they were read.
 */

/** What a person has had that still counts: how often, how much it saved, when last. Keys under which nothing was had are left out. */
export interface Had {
  readonly tallies: Readonly<Record<string, Tally>>
  /** How much is counted in the pass in all. */
  readonly all: number
}

export interface Tally {
  readonly count: number
  readonly fen: number
  readonly latest: Date
}

/** What of a pass counts under these keys. */
export function hadOf(spent: Spent, keys: readonly string[]): Had {
  const tallies = keys.flatMap((key): [string, Tally][] => {
    const all = Object.values(spent[key] ?? {})
    if (all.length === 0) return []
    const latest = new Date(Math.max(...all.map(({ at }) => at.getTime())))
    return [[key, { count: all.length, fen: all.reduce((sum, { fen }) => sum + fen, 0), latest }]]
  })
  const all = Object.values(spent).reduce((sum, one) => sum + Object.keys(one).length, 0)
  return { tallies: Object.fromEntries(tallies), all }
}

/** What a redemption counts for: an offer of a merchant, or a campaign. Days and months are Shanghai's. */
const dayKey = (what: string, day: string) => `d${day.replaceAll('-', '')}_${what}`
const monthKey = (what: string, day: string) => `m${day.slice(0, 7).replace('-', '')}_${what}`

/** Offers of two merchants may have one id, because each merchant names its own. */
const nameOf = (merchantId: MerchantId, offerId: OfferId) => `${merchantId}_${offerId}`

export interface Limited {
  readonly merchantId: MerchantId
  readonly offerId: OfferId
  readonly limits: OfferLimits
}

/** The keys under which a redemption at this instant counts for its person: only where there is a limit. */
export function keysOf({ merchantId, offerId, limits }: Limited, now: Date): string[] {
  const day = dayOf(now)
  const own = nameOf(merchantId, offerId)
  const { campaign } = limits
  return [
    ...(limits.personDay === null ? [] : [dayKey(own, day)]),
    ...(limits.personMonth === null && limits.personMonthFen === null ? [] : [monthKey(own, day)]),
    ...(campaign === null || campaign.personDay === null ? [] : [dayKey(campaign.campaignId, day)]),
    ...(campaign === null || campaign.personMonth === null ? [] : [monthKey(campaign.campaignId, day)]),
  ]
}

/** The keys of days and months that are over. */
export function pastKeys(spent: Spent, now: Date): string[] {
  const day = dayOf(now).replaceAll('-', '')
  return Object.keys(spent).filter((key) => (key.startsWith('d') ? key.slice(1, 9) !== day : key.slice(1, 7) !== day.slice(0, 6)))
}

/** More than anybody can have in a month, and little enough for a document that is read at every gate. */
export const MOST_SPENT = 200

const NONE = { count: 0, fen: 0, latest: null }
const tallyOf = ({ tallies }: Had, key: string): Tally | typeof NONE => tallies[key] ?? NONE

/** The beginning of the next month after a day. */
const nextMonth = (day: string) => {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return startOf(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`)
}

/** Why this person gets no more of it now; null: they do. `savedFen`: what this redemption saves; null: not known yet. */
export function refusalOfPerson(of: Limited, had: Had, savedFen: number | null, now: Date): RedeemRefusal | null {
  const { limits } = of
  const { campaign } = limits
  const day = dayOf(now)
  const tomorrow = startOf(day, 1).toISOString()
  const followingMonth = nextMonth(day).toISOString()
  const own = nameOf(of.merchantId, of.offerId)

  const today = tallyOf(had, dayKey(own, day))
  if (limits.personDay !== null && today.count >= limits.personDay) {
    return { reason: 'personDay', limit: limits.personDay, next: tomorrow, at: today.latest?.toISOString() ?? null }
  }
  const month = tallyOf(had, monthKey(own, day))
  if (limits.personMonth !== null && month.count >= limits.personMonth) {
    return { reason: 'personMonth', limit: limits.personMonth, next: followingMonth }
  }
  if (limits.personMonthFen !== null) {
    const leftFen = limits.personMonthFen - month.fen
    if (leftFen <= 0 || (savedFen ?? 0) > leftFen) return { reason: 'personMonthFen', leftFen: Math.max(0, leftFen), next: followingMonth }
  }
  if (campaign?.personDay && tallyOf(had, dayKey(campaign.campaignId, day)).count >= campaign.personDay) {
    return { reason: 'campaignDay', limit: campaign.personDay, next: tomorrow, title: campaign.title }
  }
  if (campaign?.personMonth && tallyOf(had, monthKey(campaign.campaignId, day)).count >= campaign.personMonth) {
    return { reason: 'campaignMonth', limit: campaign.personMonth, next: followingMonth, title: campaign.title }
  }
  return had.all >= MOST_SPENT ? { reason: 'tooMuch' } : null
}

const NOTHING: Omit<Given, 'day'> = { revision: 0, total: 0, totalFen: 0, dayTotal: 0 }

/** How much of an offer is given by this day. */
export function givenBy({ given = {} }: Pick<MerchantDocument, 'given'>, offerId: OfferId, day: string): Given {
  const stored = given[offerId]
  if (!stored) return { ...NOTHING, day }
  return stored.day === day ? stored : { ...stored, day, dayTotal: 0 }
}

/** Whether an offer is limited in all, so that what is given of it has to be counted. */
export const isLimitedInAll = ({ dayTotal, stock, budgetFen }: OfferLimits) => dayTotal !== null || stock !== null || budgetFen !== null

/** Why there is no more of it for anybody; null: there is. */
export function refusalInAll(limits: OfferLimits, given: Given, savedFen: number | null): RedeemRefusal | null {
  if (limits.dayTotal !== null && given.dayTotal >= limits.dayTotal) {
    return { reason: 'dayTotal', limit: limits.dayTotal, next: startOf(given.day, 1).toISOString() }
  }
  if (limits.stock !== null && given.total >= limits.stock) return { reason: 'stock', limit: limits.stock, next: null }
  if (limits.budgetFen === null) return null
  const leftFen = limits.budgetFen - given.totalFen
  return leftFen <= 0 || (savedFen ?? 0) > leftFen ? { reason: 'budget', leftFen: Math.max(0, leftFen) } : null
}

/** How much is given once this redemption counts. */
export const givenAfter = (given: Given, { savedFen }: Pick<Amounts, 'savedFen'>): Given => ({
  ...given,
  revision: given.revision + 1,
  total: given.total + 1,
  totalFen: given.totalFen + savedFen,
  dayTotal: given.dayTotal + 1,
})

/** How much is given once what was taken on a day counts no more. */
export const givenWithout = (given: Given, taken: { readonly fen: number; readonly day: string }): Given => ({
  ...given,
  revision: given.revision + 1,
  total: Math.max(0, given.total - 1),
  totalFen: Math.max(0, given.totalFen - taken.fen),
  dayTotal: taken.day === given.day ? Math.max(0, given.dayTotal - 1) : given.dayTotal,
})

/** What is left: for this person today and this month, and in all. Null where there is no limit. */
export function leftOf(of: Limited, had: Had, given: Given, now: Date) {
  const { limits } = of
  const { campaign } = limits
  const day = dayOf(now)
  const own = nameOf(of.merchantId, of.offerId)
  const left = (most: number | null | undefined, count: number) => (most === null || most === undefined ? [] : [Math.max(0, most - count)])
  const least = (all: readonly number[]) => (all.length === 0 ? null : Math.min(...all))
  return {
    you: least([
      ...left(limits.personDay, tallyOf(had, dayKey(own, day)).count),
      ...left(limits.personMonth, tallyOf(had, monthKey(own, day)).count),
      ...left(campaign?.personDay, tallyOf(had, dayKey(campaign?.campaignId ?? '', day)).count),
      ...left(campaign?.personMonth, tallyOf(had, monthKey(campaign?.campaignId ?? '', day)).count),
    ]),
    all: least([...left(limits.dayTotal, given.dayTotal), ...left(limits.stock, given.total)]),
  }
}
