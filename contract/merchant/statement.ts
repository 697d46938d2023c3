import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Day, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { BookPeriod, DaySpan } from './bookPeriod'
import { Figures } from './books'
import { MerchantId, OfferId, RedemptionId, StatementId } from './ids'

/** A line of a statement by its running number at the shop. */
const LineEnd = z.object({ number: z.int(), redemptionId: RedemptionId })

/** What a shop and the district settle by for a period (结算单). Once it is made, it stays as it is. */
export const Statement = z.object({
  statementId: StatementId,
  merchantId: MerchantId,
  merchantName: z.string(),
  /** Counts the statements of the shop from 1. */
  number: z.int(),
  by: BookPeriod,
  ...DaySpan.shape,
  /** Its first and its last line; null: it has none. */
  opening: z.nullable(LineEnd),
  closing: z.nullable(LineEnd),
  lines: z.int(),
  total: Figures,
  closedAt: Instant,
  /** The first characters of its keyed hash. Two copies of a statement that differ have different ones. */
  proof: z.string(),
})
export type Statement = z.output<typeof Statement>

/** A line: something that was redeemed, or with negative amounts that it was taken back. */
export const StatementLine = z.object({
  number: z.int(),
  kind: z.enum(['redeemed', 'reversed']),
  redemptionId: RedemptionId,
  /** The number that both phones have shown. */
  redemptionNumber: z.string(),
  at: Instant,
  offerId: OfferId,
  version: z.int(),
  title: z.string(),
  normalFen: z.int(),
  chargeFen: z.int(),
  savedFen: z.int(),
  /** Whose it was, as the clerk saw it; null once the registration is erased, or the record of the redemption is too old to be kept. */
  maskedName: z.nullable(z.string()),
  /** What the shop called the clerk; null: the rider, by the shop's poster; empty: somebody who had left. */
  clerk: z.nullable(z.string()),
})
export type StatementLine = z.output<typeof StatementLine>

const owning = { audience: 'shopOwner', scope: 'merchantId' } as const
const one = { merchantId: MerchantId, statementId: StatementId }

/** The cursor of the list, which the phone returns unchanged: the last day and the id of the last statement of a page. */
const StatementCursor = z.string().check(z.regex(/^\d{4}-\d\d-\d\d~stm_[a-z0-9]{1,40}$/))

/** The statements of a shop, the newest first. */
export const statements = action({
  name: 'merchant.statements',
  limit: limits.looking,
  ...owning,
  input: z.strictObject({ merchantId: MerchantId, after: z.optional(StatementCursor) }),
  output: z.object({ statements: z.array(Statement), next: z.nullable(StatementCursor), now: Instant }),
  errors: [],
})

/** The number of the last line that was seen. */
const AfterLine = z.optional(z.int().check(z.minimum(0)))

/** A statement with some of its lines, in the order of their numbers. `next`: behind which number the rest goes on. */
export const statement = action({
  name: 'merchant.statement',
  limit: limits.looking,
  ...owning,
  input: z.strictObject({ ...one, after: AfterLine }),
  output: z.object({ statement: Statement, lines: z.array(StatementLine), next: z.nullable(z.int()), now: Instant }),
  errors: [],
})

const File = z.object({ url: z.string(), rows: z.int(), rest: z.nullable(z.int()) })

/**
 * A statement as an Excel file, marked with who took it out and when. The link works for 10 minutes. A file has some 10,000 lines. `rest` is behind
 * which line the next file goes on (`after`); null: this one is the last.
 */
export const exportStatement = action({
  name: 'merchant.exportStatement',
  limit: limits.exporting,
  ...owning,
  audited: true,
  unmasks: true,
  input: z.strictObject({ ...one, after: AfterLine }),
  output: File,
  errors: [],
})

/** The statements of all shops, those closed last first. */
export const closedStatements = action({
  name: 'merchant.closedStatements',
  limit: limits.staff,
  audience: 'staff',
  input: z.strictObject({ after: z.optional(Cursor) }),
  output: z.object({ statements: z.array(Statement), next: z.nullable(Cursor), now: Instant }),
  errors: [],
})

/** The same file for the district. */
export const exportStatementFor = action({
  name: 'merchant.exportStatementFor',
  limit: limits.staff,
  audience: 'staff',
  audited: true,
  unmasks: true,
  input: z.strictObject({ statementId: StatementId, after: AfterLine }),
  output: File,
  errors: [],
})

/** Over which period a shop is settled, from the next day on whose books are closed. What is closed by then becomes a statement of its own. */
export const settleBy = action({
  name: 'merchant.settleBy',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  input: z.strictObject({ merchantId: MerchantId, by: BookPeriod }),
  output: z.object({ merchantId: MerchantId, by: BookPeriod }),
  errors: [],
})

/**
 * The first thing in a shop's books that isn't as it was closed.
 *
 * - `line`: a line was changed, added or removed. `record`: the line is as it was, the redemption that it is of isn't, or one was added or removed.
 * - `day`, `statement`: what it says doesn't follow from its lines or its days, or it is gone.
 */
export const BookDifference = z.object({
  what: z.enum(['line', 'record', 'day', 'statement']),
  /** Null: the first statement, of which nothing is left. */
  day: z.nullable(Day),
  /** The number of the line, or of the statement. */
  number: z.nullable(z.int()),
  redemptionId: z.nullable(RedemptionId),
})
export type BookDifference = z.output<typeof BookDifference>

/**
 * Recomputes a shop's books from its first line on, some thousand lines in one call, and names the first that differs. `rest`: behind which day the
 * next call goes on; null: there is no more, or nothing behind the difference can be compared.
 */
export const checkBooks = action({
  name: 'merchant.checkBooks',
  limit: limits.staff,
  audience: 'staff',
  input: z.strictObject({ merchantId: MerchantId, after: z.optional(Day) }),
  output: z.object({ lines: z.int(), difference: z.nullable(BookDifference), rest: z.nullable(Day) }),
  errors: [],
})

export const statementActions = {
  statements,
  statement,
  exportStatement,
  closedStatements,
  exportStatementFor,
  settleBy,
  checkBooks,
}
