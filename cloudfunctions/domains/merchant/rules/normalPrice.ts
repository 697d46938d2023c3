import { DAY_MS } from '../../../../contract/kernel/duration'
import type { OfferId } from '../../../../contract/merchant/ids'
import type { Price } from '../../../../contract/merchant/offer'
import type { FormerNormal, MerchantDocument, NormalPrice, StoredOffer, StoredTerms } from '../merchantDocument'

/** Without a basis a normal price may not be above the lowest of this time (SAMR order 56, art. 16; M24). */
const WINDOW_MS = 7 * DAY_MS
/** How many are kept of one offer. Of more, the highest is dropped: the lowest decides. */
const MOST_NORMALS = 20

/** What it costs others, in fen; null: a bill that the offer doesn't know. */
function normalFenOf(price: Price): number | null {
  switch (price.kind) {
    case 'percentOff':
      return null
    case 'freeHours':
      return price.hourFen
    default:
      return price.normalFen
  }
}

const isLately = ({ until }: NormalPrice, now: Date) => now.getTime() - until.getTime() < WINDOW_MS

/** The earlier normal prices of an offer whose terms are replaced now. */
export function normalsAfter({ terms, endedAt, normals = [] }: StoredOffer, now: Date): NormalPrice[] {
  const fen = normalFenOf(terms.price)
  const all = [...normals, ...(fen === null ? [] : [{ fen, until: endedAt ?? now }])].filter((one) => isLately(one, now))
  const highest = Math.max(...all.map((one) => one.fen))
  const dropped = all.length > MOST_NORMALS ? all.findIndex((one) => one.fen === highest) : -1
  return all.filter((_, at) => at !== dropped)
}

/** How many are kept of offers that have ended or are called otherwise since: more than a shop changes in a week. */
const MOST_FORMER = 60

type Former = Pick<MerchantDocument, 'formerNormals'>

/** With the normal prices of an offer that ends now or gets another title: an offer that is proposed under its title later is measured by them. */
export function withFormerNormals({ formerNormals = [] }: Former, offer: StoredOffer, now: Date): Required<Former> {
  const { title } = offer.terms
  const all = [...formerNormals, ...normalsAfter(offer, now).map((one) => ({ ...one, title }))].filter((one) => isLately(one, now))
  const deciding = all.filter((one, at) => !all.some((other, otherAt) => supersedes(other, one) || (otherAt < at && isEqual(other, one))))
  return { formerNormals: deciding.sort((a, b) => a.until.getTime() - b.until.getTime()).slice(-MOST_FORMER) }
}

/** Whether a price of the same title is as low and counts as long, so that the other one never decides. */
function supersedes(one: FormerNormal, other: FormerNormal): boolean {
  const isAsLow = one.fen <= other.fen && one.until >= other.until
  return isSameTitle(one.title, other.title) && isAsLow && (one.fen < other.fen || one.until > other.until)
}

const isEqual = (one: FormerNormal, other: FormerNormal) =>
  isSameTitle(one.title, other.title) && one.fen === other.fen && one.until.getTime() === other.until.getTime()

/** Spaces and capitals make no other offer. */
const isSameTitle = (one: string, other: string) => plain(one) === plain(other)
const plain = (title: string) => title.replace(/\s/g, '').toLowerCase()

/** How far a normal price is above the lowest that the offer, or any of the shop with its title, had in the seven days before; null: it is not. */
export function raisedOver(
  { offers = [], formerNormals = [] }: Pick<MerchantDocument, 'offers' | 'formerNormals'>,
  { offerId, terms: { title, price } }: { readonly offerId: OfferId; readonly terms: Pick<StoredTerms, 'title' | 'price'> },
  now: Date,
): { lowestFen: number; normalFen: number } | null {
  const normalFen = normalFenOf(price)
  if (normalFen === null) return null
  const alike = offers.filter((one) => one.offerId === offerId || isSameTitle(one.terms.title, title))
  const former = formerNormals.filter((one) => isSameTitle(one.title, title) && isLately(one, now))
  const lowestFen = Math.min(...[...alike.flatMap((one) => normalsAfter(one, now)), ...former].map(({ fen }) => fen))
  return normalFen > lowestFen ? { lowestFen, normalFen } : null
}
