import { countsOn } from '../../../../contract/merchant/campaignDays'
import type { MerchantId, OfferId } from '../../../../contract/merchant/ids'
import type { Amounts, CampaignShare, OfferLimits } from '../../../../contract/merchant/offer'
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
  /** At which shop it was had last; null or left out: it isn't known any more. */
  readonly where?: string | null | undefined
}

/**
 * What of a pass counts under these keys.
 *
 * @param shopOf the shop at which something was had, by its id; null: nobody knows any more
 */
export function hadOf(spent: Spent, keys: readonly string[], shopOf: (id: string) => string | null = () => null): Had {
  const tallies = keys.flatMap((key): [string, Tally][] => {
    const all = Object.entries(spent[key] ?? {}).sort(([, one], [, other]) => other.at.getTime() - one.at.getTime())
    const [newest] = all
    if (!newest) return []
    const [id, { at: latest }] = newest
    return [[key, { count: all.length, fen: all.reduce((sum, [, { fen }]) => sum + fen, 0), latest, where: shopOf(id) }]]
  })
  const all = Object.values(spent).reduce((sum, one) => sum + Object.keys(one).length, 0)
  return { tallies: Object.fromEntries(tallies), all }
}

/** What a redemption counts for: an offer of a merchant, or a campaign. Days and months are Shanghai's. */
const dayKey = (what: string, day: string) => `d${day.replaceAll('-', '')}_${what}`
const monthKey = (what: string, day: string) => `m${day.slice(0, 7).replace('-', '')}_${what}`

/** Offers of two merchants may have one id, because each merchant names its own. */
const nameOf = (merchantId: MerchantId, offerId: OfferId) => `${merchantId}_${offerId}`

/** The campaign that counts on a day; null: the offer has none, or it doesn't count then. */
const campaignOf = ({ campaign }: Pick<OfferLimits, 'campaign'>, day: string) => (campaign && countsOn(campaign, day) ? campaign : null)

export interface Limited {
  readonly merchantId: MerchantId
  readonly offerId: OfferId
  readonly limits: OfferLimits
}

/** The keys under which a redemption at this instant counts for its person: only where there is a limit. */
export function keysOf({ merchantId, offerId, limits }: Limited, now: Date): string[] {
  const day = dayOf(now)
  const own = nameOf(merchantId, offerId)
  const campaign = campaignOf(limits, day)
  return [
    ...(limits.personDay === null ? [] : [dayKey(own, day)]),
    ...(limits.personMonth === null && limits.personMonthFen === null ? [] : [monthKey(own, day)]),
    ...(campaign?.personDay || campaign?.personDayFen ? [dayKey(campaign.campaignId, day)] : []),
    ...(campaign?.personMonth || campaign?.personMonthFen ? [monthKey(campaign.campaignId, day)] : []),
  ]
}

/** The keys of days and months that are over. */
export function pastKeys(spent: Spent, now: Date): string[] {
  const day = dayOf(now).replaceAll('-', '')
  return Object.keys(spent).filter((key) => (key.startsWith('d') ? key.slice(1, 9) !== day : key.slice(1, 7) !== day.slice(0, 6)))
}

/** More than anybody can have in a month, and little enough for a document that is read at every gate. */
export const MOST_SPENT = 200

const NONE = { count: 0, fen: 0, latest: null, where: null }
const tallyOf = ({ tallies }: Had, key: string): Tally | typeof NONE => tallies[key] ?? NONE

/** The beginning of the next month after a day. */
const nextMonth = (day: string) => {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return startOf(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`)
}

/** Why this person gets no more of it now; null: they do. `savedFen`: what this redemption saves; null: not known yet. */
export function refusalOfPerson(of: Limited, had: Had, savedFen: number | null, now: Date): RedeemRefusal | null {
  const { limits } = of
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
  const leftFen = leftFenOf(limits.personMonthFen, month.fen, savedFen)
  if (leftFen !== null) return { reason: 'personMonthFen', leftFen, next: followingMonth }
  const campaign = campaignOf(limits, day)
  const ofCampaign = campaign && refusalOfCampaign(campaign, had, savedFen, day)
  return ofCampaign ?? (had.all >= MOST_SPENT ? { reason: 'tooMuch' } : null)
}

/** Why this person gets no more of a campaign's offers, wherever they had the others; null: they do. */
function refusalOfCampaign(campaign: CampaignShare, had: Had, savedFen: number | null, day: string): RedeemRefusal | null {
  const { campaignId, title, personDay, personMonth, personDayFen = null, personMonthFen = null } = campaign
  const [today, month] = [tallyOf(had, dayKey(campaignId, day)), tallyOf(had, monthKey(campaignId, day))]
  const tomorrow = startOf(day, 1).toISOString()
  const followingMonth = nextMonth(day).toISOString()
  const used = { at: today.latest?.toISOString() ?? null, where: today.where ?? null }
  if (personDay !== null && today.count >= personDay) return { reason: 'campaignDay', limit: personDay, next: tomorrow, title, ...used }
  if (personMonth !== null && month.count >= personMonth) {
    return { reason: 'campaignMonth', limit: personMonth, next: followingMonth, title }
  }
  const [leftToday, leftInMonth] = [leftFenOf(personDayFen, today.fen, savedFen), leftFenOf(personMonthFen, month.fen, savedFen)]
  if (leftToday !== null) return { reason: 'campaignDayFen', leftFen: leftToday, next: tomorrow, title, ...used }
  return leftInMonth === null ? null : { reason: 'campaignMonthFen', leftFen: leftInMonth, next: followingMonth, title }
}

/** How many fen are left of so many when that isn't enough for what is saved; null: it is. */
function leftFenOf(mostFen: number | null, hadFen: number, savedFen: number | null): number | null {
  if (mostFen === null) return null
  const leftFen = mostFen - hadFen
  return leftFen <= 0 || (savedFen ?? 0) > leftFen ? Math.max(0, leftFen) : null
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
  const leftFen = leftFenOf(limits.budgetFen, given.totalFen, savedFen)
  return leftFen === null ? null : { reason: 'budget', leftFen }
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
  const day = dayOf(now)
  const campaign = campaignOf(limits, day)
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
