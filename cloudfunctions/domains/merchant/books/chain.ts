import type { PersonId } from '../../../../contract/kernel/ids'
import type { MerchantId } from '../../../../contract/merchant/ids'
import { blindIndex } from '../../../kernel/secrets/blindIndex'
import type { BookLine, LinePage } from './documents'
import { LINES_A_PAGE, pageIdOf } from './documents'
import { type Entry, moneyOf } from './rules'

/**
 * The lines of a shop's books are a chain: each has a keyed hash over itself and the hash of the line before it, from the first line of the shop on and
 * across all statements. Whoever can write to the database has no key, so no line can be added, changed or left out unseen.
 */
export const CHAIN_PURPOSE = 'books'

/** The hash before the first line, and before the first statement. */
export const GENESIS = '0'.repeat(40)

/** The keyed hash of what follows upon a hash. */
export const chained = (previousHash: string, content: readonly unknown[]) =>
  blindIndex(CHAIN_PURPOSE, JSON.stringify([previousHash, ...content]))

/** The hash that a line must have behind the one before it. */
export function lineHash(merchantId: MerchantId, previousHash: string, line: Omit<BookLine, 'hash'>): string {
  const { number, kind, redemptionId, at, offerId, version, title, normalFen, chargeFen, savedFen, worker } = line
  const content = [number, kind, redemptionId, at.toISOString(), offerId, version, title, normalFen, chargeFen, savedFen, worker]
  return chained(previousHash, [merchantId, ...content])
}

/** The end of a chain: the number of its last line, and its hash. */
export interface ChainEnd {
  readonly lastNumber: number
  readonly lastHash: string
}

/** Those who redeemed something, in the order of the entries. It follows from the records alone, whatever the shop calls them meanwhile. */
export const workersIn = (entries: readonly Entry[]): PersonId[] => [...new Set(entries.flatMap(({ clerkId }) => clerkId ?? []))]

/** The entries of a day as lines behind the end of the chain. */
export function linesOf(merchantId: MerchantId, entries: readonly Entry[], workers: readonly PersonId[], end: ChainEnd): BookLine[] {
  let { lastHash } = end
  return entries.map((entry, at): BookLine => {
    const { kind, redemptionId, given } = entry
    const { offerId, version, title } = given
    const about = { number: end.lastNumber + at + 1, kind, redemptionId, at: entry.at, offerId, version, title }
    const line = { ...about, ...moneyOf(entry), worker: entry.clerkId && workers.indexOf(entry.clerkId) }
    lastHash = lineHash(merchantId, lastHash, line)
    return { ...line, hash: lastHash }
  })
}

/** Lines as they are stored. */
export const pagesOf = (merchantId: MerchantId, day: string, lines: readonly BookLine[]): LinePage[] =>
  Array.from({ length: Math.ceil(lines.length / LINES_A_PAGE) }, (_, page) => {
    const own = lines.slice(page * LINES_A_PAGE, (page + 1) * LINES_A_PAGE)
    return { _id: pageIdOf(merchantId, day, page), merchantId, day, first: own[0]?.number ?? 0, lines: own }
  })
