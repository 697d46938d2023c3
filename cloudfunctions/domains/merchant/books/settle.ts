import { dayAfter, spanOf } from '../../../../contract/merchant/bookSpan'
import { findAll, findFirst } from '../../../kernel/database/page'
import { inBatches } from '../../../kernel/inBatches'
import type { MerchantDocument } from '../merchantDocument'
import { chained, GENESIS } from './chain'
import { closeDays } from './closeDays'
import { type LineEnd, type ShopDay, type StatementDocument, shopDays, statementIdOf, statements } from './documents'
import { linesOfDay, pagesIn } from './lines'
import { lastClosedDay, sumOf } from './rules'

export type SettledShop = Pick<MerchantDocument, '_id' | 'name' | 'people' | 'settledBy'>

const AT_ONCE = 10

/**
 * Closes the days of a shop that are over, and makes the statements of periods that are over. Each statement is one insert, and the days that it
 * contains are marked after it: a turn that died in between marks them the next time, by the last day of the newest statement.
 */
export async function keepBooks(shop: SettledShop, now: Date): Promise<void> {
  await closeDays(shop, now)
  const open = await findAll(shopDays, 'settled', { equals: { merchantId: shop._id, settled: false } })
  for (let days = open; days.length > 0; ) {
    const period = firstPeriod(days, now)
    if (!period) return
    await settle(shop, period, now)
    await inBatches(period.days, AT_ONCE, ({ _id }) => shopDays.update(_id, {}, { settled: true }))
    days = days.slice(period.days.length)
  }
}

/** A period that is over, with the days that it settles. */
export interface OverPeriod {
  readonly by: StatementDocument['by']
  readonly from: string
  readonly to: string
  readonly days: readonly ShopDay[]
}

/**
 * The period of the first of these days; null while it isn't over. It is over, too, when the district has changed over which period the shop is settled:
 * the next one begins with the first day that was closed since.
 */
export function firstPeriod(open: readonly ShopDay[], now: Date): OverPeriod | null {
  const [first] = open
  if (!first) return null
  const by = first.settledBy
  const span = spanOf(by, first.day)
  const others = open.findIndex(({ day, settledBy }) => settledBy !== by || day > span.to)
  const days = others < 0 ? open : open.slice(0, others)
  const next = open[others]
  if (span.to <= lastClosedDay(now))
    return { by, from: span.from, to: next && next.day <= span.to ? dayAfter(next.day, -1) : span.to, days }
  return next ? { by, from: span.from, to: dayAfter(next.day, -1), days } : null
}

/** Makes the statement of a period, unless the newest one contains its days already. */
async function settle({ _id: merchantId, name }: SettledShop, period: OverPeriod, now: Date): Promise<void> {
  const [last] = await findFirst(statements, 'shop', { equals: { merchantId }, most: 1 })
  const days = period.days.filter(({ day }) => !last || day > last.to)
  const newest = days[days.length - 1]
  if (!newest) return
  const number = (last?.number ?? 0) + 1
  const lines = days.reduce((sum, day) => sum + day.lines, 0)
  const content = {
    ...{ merchantId, number, by: period.by, lines },
    from: last && last.to >= period.from ? dayAfter(last.to) : period.from,
    to: period.to,
    opening: await endOf(days, 'first'),
    closing: await endOf(days, 'last'),
    total: sumOf(days.map(({ total }) => total)),
    lastHash: newest.lastHash,
  }
  const hash = statementHash(last?.hash ?? GENESIS, content)
  const _id = statementIdOf(merchantId, number)
  await statements.insert({ ...content, _id, merchantName: name, hash, closedAt: now, kind: 'statement' })
}

/** The hash that a statement must have behind the one before it. */
export function statementHash(
  previousHash: string,
  one: Omit<StatementDocument, '_id' | 'merchantName' | 'hash' | 'closedAt' | 'kind'>,
): string {
  const { merchantId, number, by, from, to, opening, closing, lines, total, lastHash } = one
  const { redeemed, reversed, declined, normalFen, chargeFen, savedFen } = total
  const ends = [opening, closing].map((end) => end && [end.number, end.redemptionId])
  return chained(previousHash, [
    ...['statement', merchantId, number, by, from, to, lines, ...ends],
    ...[redeemed, reversed, declined, normalFen, chargeFen, savedFen, lastHash],
  ])
}

/** The first or the last line of days; null: they have none. */
async function endOf(days: readonly ShopDay[], which: 'first' | 'last'): Promise<LineEnd | null> {
  const filled = days.filter((day) => day.lines > 0)
  const day = which === 'first' ? filled[0] : filled[filled.length - 1]
  if (!day) return null
  const lines = await linesOfDay(day, which === 'first' ? 0 : pagesIn(day) - 1, 1)
  const line = which === 'first' ? lines[0] : lines[lines.length - 1]
  if (!line) throw new Error(`${day._id} has lost lines`)
  return { number: line.number, redemptionId: line.redemptionId }
}
