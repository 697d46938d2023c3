import { HOUR_MS, MINUTE_MS } from '../../../../contract/kernel/duration'
import type { PersonId } from '../../../../contract/kernel/ids'
import { dayAfter } from '../../../../contract/merchant/bookSpan'
import type { Figures } from '../../../../contract/merchant/books'
import type { OfferId, RedemptionId } from '../../../../contract/merchant/ids'
import type { Amounts } from '../../../../contract/merchant/offer'
import type { PassId } from '../../../../contract/pass/ids'
import { dayOf, startOf } from '../../../kernel/calendar'
import type { GivenOffer, RedemptionDocument } from '../redemptionDocument'
import type { BookLine } from './documents'

/**
 * When a day's books are closed. For an hour after midnight records of the day before still come into its books; after that they stand in those of the
 * day on which they come. A day is closed ten minutes later: longer than a function runs, so that nothing of it is under way any more.
 */
const OPEN_AFTER_MS = HOUR_MS
const CLOSED_AFTER_MS = OPEN_AFTER_MS + 10 * MINUTE_MS

/** The day in whose books a record is that comes now. */
export function bookDayOf(at: Date, now: Date): string {
  const day = dayOf(at)
  return now.getTime() < startOf(day, 1).getTime() + OPEN_AFTER_MS ? day : dayOf(now)
}

/** The last day whose books can be closed now. */
export const lastClosedDay = (now: Date) => dayAfter(dayOf(new Date(now.getTime() - CLOSED_AFTER_MS)), -1)

/** What becomes a line of the books. */
export interface Entry {
  readonly kind: BookLine['kind']
  readonly redemptionId: RedemptionId
  readonly at: Date
  readonly given: GivenOffer
  /** Who redeemed it; null: the rider, by the shop's poster. */
  readonly clerkId: PersonId | null
  readonly passId: PassId
}

type Recorded = Pick<RedemptionDocument, '_id' | 'passId' | 'given' | 'clerkId' | 'at'>

/** The entries of a day, in the order of time: what was redeemed on it, and what was taken back on it, whenever it had been redeemed. */
export function entriesOf(redeemed: readonly Recorded[], reversed: readonly (Recorded & Pick<RedemptionDocument, 'reversal'>)[]): Entry[] {
  const entries = [
    ...redeemed.map((one) => ({ kind: 'redeemed' as const, one, at: one.at })),
    ...reversed.map((one) => ({ kind: 'reversed' as const, one, at: one.reversal?.at ?? one.at })),
  ].flatMap(({ kind, one, at }) => {
    const { _id: redemptionId, given, clerkId, passId } = one
    return given ? [{ kind, redemptionId, at, given, clerkId, passId }] : []
  })
  return entries.sort((one, other) => one.at.getTime() - other.at.getTime() || compare(idOf(one), idOf(other)))
}

const idOf = ({ redemptionId, kind }: Entry) => `${redemptionId} ${kind}`
const compare = (one: string, other: string) => (one < other ? -1 : 1)

/** What a line adds to the money of the books. */
export const moneyOf = ({ kind, given: { amounts } }: Pick<Entry, 'kind' | 'given'>): Amounts => {
  const sign = kind === 'redeemed' ? 1 : -1
  return { normalFen: sign * amounts.normalFen, chargeFen: sign * amounts.chargeFen, savedFen: sign * amounts.savedFen }
}

export const NOTHING: Figures = { redeemed: 0, reversed: 0, declined: 0, normalFen: 0, chargeFen: 0, savedFen: 0 }

/** The figures of several parts together. */
export const sumOf = (parts: readonly Figures[]): Figures =>
  parts.reduce(
    (sum, one) => ({
      redeemed: sum.redeemed + one.redeemed,
      reversed: sum.reversed + one.reversed,
      declined: sum.declined + one.declined,
      normalFen: sum.normalFen + one.normalFen,
      chargeFen: sum.chargeFen + one.chargeFen,
      savedFen: sum.savedFen + one.savedFen,
    }),
    NOTHING,
  )

/** How many of a hundred customers with a valid code were declined; null: nobody came. */
export const declinedPercent = ({ redeemed, declined }: Figures): number | null =>
  redeemed + declined === 0 ? null : Math.round((100 * declined) / (redeemed + declined))

const figuresOf = (entry: Pick<Entry, 'kind' | 'given'>): Figures => ({ ...NOTHING, [entry.kind]: 1, ...moneyOf(entry) })
const ONE_DECLINED: Figures = { ...NOTHING, declined: 1 }

interface OfClerk {
  readonly label: string | null
  readonly figures: Figures
}

interface OfOffer {
  readonly offerId: OfferId | null
  readonly title: string
  readonly figures: Figures
}

export interface DayBooks {
  readonly total: Figures
  readonly clerks: readonly OfClerk[]
  readonly offers: readonly OfOffer[]
}

/** How many clerks and how many offers are named in the books of a day or a period; the rest is summed. More than a shop has at a time. */
export const MOST_NAMED = 60

/**
 * A day's books: in all, by clerk and by offer.
 *
 * @param labelOf what the shop calls somebody; empty for those who have left
 */
export function booksOf(
  entries: readonly Entry[],
  declined: readonly Pick<RedemptionDocument, 'clerkId'>[],
  labelOf: (clerkId: PersonId) => string,
): DayBooks {
  const label = ({ clerkId }: { clerkId: PersonId | null }) => clerkId && labelOf(clerkId)
  const parts = entries.map((entry) => {
    const { offerId, title } = entry.given
    return { label: label(entry), offerId, title, figures: figuresOf(entry) }
  })
  const all = [...parts, ...declined.map((one) => ({ label: label(one), figures: ONE_DECLINED }))]
  return { total: sumOf(all.map(({ figures }) => figures)), clerks: byClerk(all), offers: byOffer(parts) }
}

/** The books of several days together. */
export const togetherOf = (days: readonly DayBooks[]): DayBooks => ({
  total: sumOf(days.map(({ total }) => total)),
  clerks: byClerk(days.flatMap(({ clerks }) => clerks)),
  offers: byOffer(days.flatMap(({ offers }) => offers)),
})

const byClerk = (parts: readonly OfClerk[]): OfClerk[] =>
  grouped(parts, ({ label }) => label, '').map(([label, figures]) => ({ label, figures }))

function byOffer(parts: readonly OfOffer[]): OfOffer[] {
  const titles = new Map(parts.map(({ offerId, title }) => [offerId, title]))
  return grouped(parts, ({ offerId }) => offerId, null).map(([offerId, figures]) => ({
    offerId,
    title: offerId === null ? '' : (titles.get(offerId) ?? ''),
    figures,
  }))
}

/** Figures by a key, those with the most money first. Those for which there is no room are in the group `rest`. */
function grouped<Part extends { readonly figures: Figures }, Key>(
  parts: readonly Part[],
  keyOf: (part: Part) => Key,
  rest: Key,
): [Key, Figures][] {
  const keys = [...new Set(parts.map(keyOf))]
  const groups = keys.map((key): [Key, Figures] => [key, sumOf(parts.flatMap((part) => (keyOf(part) === key ? part.figures : [])))])
  const named = groups.filter(([key]) => key !== rest).sort(([, one], [, other]) => largestFirst(one, other))
  const others = [...named.slice(MOST_NAMED), ...groups.filter(([key]) => key === rest)].map(([, figures]) => figures)
  return [...named.slice(0, MOST_NAMED), ...(others.length > 0 ? [[rest, sumOf(others)] as [Key, Figures]] : [])]
}

const largestFirst = (one: Figures, other: Figures) => other.chargeFen - one.chargeFen || other.redeemed - one.redeemed
