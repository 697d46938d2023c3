import { DAY_MS } from '../../../../contract/kernel/duration'
import { dayAfter } from '../../../../contract/merchant/bookSpan'
import type { MerchantId } from '../../../../contract/merchant/ids'
import type { BookDifference } from '../../../../contract/merchant/statement'
import { startOf } from '../../../kernel/calendar'
import { findAll, findFirst } from '../../../kernel/database/page'
import { KEPT_DAYS } from '../redemptionDocument'
import { type ChainEnd, GENESIS, lineHash, linesOf, workersIn } from './chain'
import { nextDay, readDay } from './closeDays'
import { type BookLine, dayIdOf, type ShopDay, type StatementDocument, shopDays, statements } from './documents'
import { linesOfDay } from './lines'
import { NOTHING } from './rules'
import { statementHash } from './settle'

/** After so many lines a call ends with the day. */
const MOST_LINES = 2000
const DAYS_AT_ONCE = 31
const BEGINNING: ChainEnd & { readonly day: string } = { day: '', lastNumber: 0, lastHash: GENESIS }

/**
 * Checks the books of a shop behind a day: the chain of their lines, that each line says what its record says, and that there is no record without a
 * line. With the last day the statements are checked, too.
 */
export async function checkBooks(merchantId: MerchantId, after: string | null, now: Date) {
  let before = after === null ? BEGINNING : ((await shopDays.get(dayIdOf(merchantId, after))) ?? BEGINNING)
  let lines = 0
  const days = await findFirst(shopDays, 'inOrder', { equals: { merchantId }, after: before.day, most: DAYS_AT_ONCE })
  for (const day of days) {
    const difference = (await unbooked(merchantId, before.day, day.day)) ?? (await differenceIn(day, before, now))
    if (difference) return { lines, difference, rest: null }
    lines += day.lines
    before = day
    if (lines >= MOST_LINES) return { lines, difference: null, rest: before.day }
  }
  if (days.length === DAYS_AT_ONCE) return { lines, difference: null, rest: before.day }
  return { lines, difference: await differenceInStatements(merchantId), rest: null }
}

/** A record on a day between two closed ones: when that day could be closed, it wasn't there. */
async function unbooked(merchantId: MerchantId, before: string, day: string): Promise<BookDifference | null> {
  const next = await nextDay(merchantId, before)
  return next !== null && next < day ? { what: 'record', day: next, number: null, redemptionId: null } : null
}

async function differenceIn(closed: ShopDay, before: ChainEnd, now: Date): Promise<BookDifference | null> {
  const { merchantId, day } = closed
  const lines = await linesOfDay(closed)
  const broken = firstBroken(merchantId, lines, before)
  if (broken !== null) return differenceAt('line', day, before.lastNumber + broken + 1, lines[broken])
  const last = lines[lines.length - 1]
  const endsAsClosed = lines.length === closed.lines && (last?.hash ?? before.lastHash) === closed.lastHash
  if (!endsAsClosed) return differenceAt('line', day, before.lastNumber + lines.length + 1, undefined)
  if (!isSumOf(closed, lines)) return { what: 'day', day, number: null, redemptionId: null }
  // Records are kept for three years, lines for good.
  if (now.getTime() - startOf(day).getTime() >= (KEPT_DAYS - 1) * DAY_MS) return null
  return differenceOfRecords(closed, lines, before)
}

/** The position of the first line that doesn't follow from the one before it. */
function firstBroken(merchantId: MerchantId, lines: readonly BookLine[], { lastNumber, lastHash }: ChainEnd): number | null {
  let previous = lastHash
  for (const [at, { hash, ...line }] of lines.entries()) {
    if (line.number !== lastNumber + at + 1 || hash !== lineHash(merchantId, previous, line)) return at
    previous = hash
  }
  return null
}

/** Makes the lines anew from the records, and names the first that comes out otherwise. */
async function differenceOfRecords(closed: ShopDay, lines: readonly BookLine[], before: ChainEnd): Promise<BookDifference | null> {
  const { entries } = await readDay(closed.merchantId, closed.day)
  const anew = linesOf(closed.merchantId, entries, workersIn(entries), before)
  const at = Array.from({ length: Math.max(lines.length, anew.length) }).findIndex((_, index) => lines[index]?.hash !== anew[index]?.hash)
  return at < 0 ? null : differenceAt('record', closed.day, before.lastNumber + at + 1, anew[at] ?? lines[at])
}

const differenceAt = (what: 'line' | 'record', day: string, number: number, line: BookLine | undefined): BookDifference => ({
  what,
  day,
  number,
  redemptionId: line?.redemptionId ?? null,
})

/** Whether the day's figures are those of its lines. */
function isSumOf({ total }: ShopDay, lines: readonly BookLine[]): boolean {
  const sum = { ...NOTHING, declined: total.declined }
  for (const { kind, normalFen, chargeFen, savedFen } of lines) {
    sum[kind] += 1
    sum.normalFen += normalFen
    sum.chargeFen += chargeFen
    sum.savedFen += savedFen
  }
  return (Object.keys(sum) as (keyof typeof sum)[]).every((key) => sum[key] === total[key])
}

/** The statements are a chain, too, and each ends with the last line of its last day. */
async function differenceInStatements(merchantId: MerchantId): Promise<BookDifference | null> {
  const newestFirst = await findAll(statements, 'shop', { equals: { merchantId } })
  let previous: { number: number; hash: string } = { number: 0, hash: GENESIS }
  for (const one of newestFirst.reverse()) {
    const follows = one.number === previous.number + 1 && one.hash === statementHash(previous.hash, one)
    if (!follows || !(await endsWithDay(one))) return { what: 'statement', day: one.to, number: previous.number + 1, redemptionId: null }
    previous = one
  }
  const to = newestFirst[newestFirst.length - 1]?.to ?? ''
  const unstated = await shopDays.count('settled', { equals: { merchantId, settled: true }, after: to })
  return unstated > 0 ? { what: 'statement', day: to || null, number: previous.number + 1, redemptionId: null } : null
}

async function endsWithDay({ merchantId, to, lastHash }: StatementDocument): Promise<boolean> {
  const [last] = await findFirst(shopDays, 'newest', { equals: { merchantId }, after: dayAfter(to), most: 1 })
  return last?.lastHash === lastHash
}
