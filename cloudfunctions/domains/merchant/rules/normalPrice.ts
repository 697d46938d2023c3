import { DAY_MS } from '../../../../contract/kernel/duration'
import type { Price } from '../../../../contract/merchant/offer'
import type { NormalPrice, StoredOffer } from '../merchantDocument'

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

/** How far a normal price is above the lowest of the seven days before; null: it is not. */
export function raisedOver(offer: StoredOffer | null, price: Price, now: Date): { lowestFen: number; normalFen: number } | null {
  const normalFen = normalFenOf(price)
  if (!offer || normalFen === null) return null
  const lowestFen = Math.min(...normalsAfter(offer, now).map((one) => one.fen))
  return normalFen > lowestFen ? { lowestFen, normalFen } : null
}
