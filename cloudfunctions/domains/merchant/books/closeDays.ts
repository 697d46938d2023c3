import type { PersonId } from '../../../../contract/kernel/ids'
import type { BookPeriod } from '../../../../contract/merchant/bookPeriod'
import type { MerchantId } from '../../../../contract/merchant/ids'
import { findAll, findFirst, onlyFields } from '../../../kernel/database/page'
import { inBatches } from '../../../kernel/inBatches'
import { sealField } from '../../../kernel/secrets/sealedField'
import type { MerchantDocument } from '../merchantDocument'
import { redemptions } from '../redemptionDocument'
import { clerkName } from '../views'
import { GENESIS, linesOf, pagesOf, workersIn } from './chain'
import { bookLines, dayIdOf, type ShopDay, shopDays } from './documents'
import { keepHints } from './hints'
import { patternsOf } from './patterns'
import { booksOf, entriesOf, lastClosedDay } from './rules'

/** How a shop is settled where the district hasn't said it. */
export const USUAL_PERIOD: BookPeriod = 'month'

/** Pages of lines that are inserted at once. */
const PAGES_AT_ONCE = 5

export type BookedShop = Pick<MerchantDocument, '_id' | 'people' | 'settledBy'>

/** What was redeemed, taken back and declined on a day, by its records. */
export async function readDay(merchantId: MerchantId, day: string) {
  const recorded = onlyFields(redemptions, ['passId', 'given', 'clerkId', 'at', 'reversal'])
  const [redeemed, declined, reversed] = await Promise.all([
    findAll(recorded, 'day', { equals: { merchantId, day, outcome: 'redeemed' } }),
    findAll(onlyFields(redemptions, ['clerkId', 'at']), 'day', { equals: { merchantId, day, outcome: 'declined' } }),
    findAll(recorded, 'reversed', { equals: { merchantId, 'reversal.day': day } }),
  ])
  return { entries: entriesOf(redeemed, reversed), declined }
}

/** What the shop calls somebody now; empty for those who have left. */
export const labelsOf = (merchant: BookedShop) => (clerkId: PersonId) => clerkName(merchant, clerkId)

/** The newest closed day of a shop up to a day. */
export async function newestDay(merchantId: MerchantId): Promise<ShopDay | null> {
  const [newest] = await findFirst(shopDays, 'newest', { equals: { merchantId }, most: 1 })
  return newest ?? null
}

/** The next day behind another one on which anything happened at the shop; null: there is none. */
export async function nextDay(merchantId: MerchantId, after: string): Promise<string | null> {
  const equals = { merchantId }
  const [[recorded], [reversed]] = await Promise.all([
    findFirst(onlyFields(redemptions, ['day']), 'day', { equals, after, most: 1 }),
    findFirst(onlyFields(redemptions, ['reversal']), 'reversed', { equals, after, most: 1 }),
  ])
  const days = [recorded?.day, reversed?.reversal?.day].flatMap((day) => day ?? [])
  return days.sort()[0] ?? null
}

/** Closes all days of a shop that can be closed, one after the other. What was done by an earlier turn or is done by another at the same time stays. */
export async function closeDays(merchant: BookedShop, now: Date): Promise<void> {
  let newest = await newestDay(merchant._id)
  for (;;) {
    const day = await nextDay(merchant._id, newest?.day ?? '')
    if (day === null || day > lastClosedDay(now)) return
    newest = await closeDay(merchant, day, newest, now)
  }
}

/**
 * Closes a day. All that goes into it is fixed by then, so whoever closes it makes the same lines and hints: they are inserted first, under ids that
 * follow from the day, and the day makes the lines valid. A turn that died in between is done again; of two at once one inserts the day.
 */
async function closeDay(merchant: BookedShop, day: string, before: ShopDay | null, now: Date): Promise<ShopDay> {
  const { _id: merchantId } = merchant
  const labelOf = labelsOf(merchant)
  const { entries, declined } = await readDay(merchantId, day)
  const { total, clerks, offers } = booksOf(entries, declined, labelOf)
  const end = before ?? { lastNumber: 0, lastHash: GENESIS }
  const workers = workersIn(entries)
  const lines = linesOf(merchantId, entries, workers, end)
  await inBatches(pagesOf(merchantId, day, lines), PAGES_AT_ONCE, (page) => bookLines.insert(page))
  await keepHints(merchantId, day, patternsOf(entries, declined), now)
  const last = lines[lines.length - 1]
  const _id = dayIdOf(merchantId, day)
  const sealedLabel = (label: string) => sealField(shopDays, 'label', _id, label)
  const closed: ShopDay = {
    _id,
    merchantId,
    day,
    total,
    clerks: clerks.map((one) => ({ ...one, label: one.label === null ? null : sealedLabel(one.label) })),
    workers: workers.map((clerkId) => ({ label: sealedLabel(labelOf(clerkId)) })),
    offers,
    lastNumber: last?.number ?? end.lastNumber,
    lastHash: last?.hash ?? end.lastHash,
    lines: lines.length,
    settledBy: merchant.settledBy ?? USUAL_PERIOD,
    settled: false,
  }
  if (await shopDays.insert(closed)) return closed
  const others = await shopDays.get(_id)
  if (!others) throw new Error(`${_id} was there and is gone`)
  return others
}
