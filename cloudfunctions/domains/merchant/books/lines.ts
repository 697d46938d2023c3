import type { StatementLine } from '../../../../contract/merchant/statement'
import { findFirst } from '../../../kernel/database/page'
import { unsealField } from '../../../kernel/secrets/sealedField'
import { numberOf, redemptions } from '../redemptionDocument'
import {
  type BookLine,
  bookLines,
  dayIdOf,
  LINES_A_PAGE,
  type LinePage,
  pageIdOf,
  type ShopDay,
  type StatementDocument,
  shopDays,
} from './documents'

/** How many pages the lines of a day take. */
export const pagesIn = ({ lines }: ShopDay) => Math.ceil(lines / LINES_A_PAGE)

/** Pages that one call of the database returns. */
const MOST_PAGES = 20

/** The lines of a day from a page on, in their order. */
export async function linesOfDay(day: ShopDay, fromPage = 0, pages = pagesIn(day)): Promise<BookLine[]> {
  const ids = Array.from({ length: pages }, (_, at) => pageIdOf(day.merchantId, day.day, fromPage + at))
  const found: LinePage[] = []
  for (let at = 0; at < ids.length; at += MOST_PAGES) found.push(...(await bookLines.getMany(ids.slice(at, at + MOST_PAGES))))
  return found.sort((one, other) => one.first - other.first).flatMap(({ lines }) => lines)
}

/** A line as the books have it: they name no rider. */
export type NamelessLine = Omit<StatementLine, 'maskedName'>

/**
 * The lines of a statement behind a number, in whole pages, and the number behind which the rest goes on.
 *
 * @param after the number of a page's last line; 0 begins with the statement
 */
export async function linesAfter(statement: StatementDocument, after: number, most: number) {
  const { merchantId, opening, closing } = statement
  if (!opening || !closing) return { lines: [], next: null }
  const from = Math.max(after, opening.number - 1)
  const pages = await findFirst(bookLines, 'lines', { equals: { merchantId }, after: from, most })
  const own = pages.filter(({ first }) => first <= closing.number)
  const labels = await labelsOn(own)
  const lines = own.flatMap((page) => page.lines.map((line) => viewLine(line, labels.get(page.day) ?? [])))
  const last = lines[lines.length - 1]?.number ?? closing.number
  return { lines, next: last < closing.number ? last : null }
}

/** What those who worked on the days of these pages were called, as the lines number them. */
async function labelsOn(pages: readonly LinePage[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = [...new Set(pages.map(({ merchantId, day }) => dayIdOf(merchantId, day)))]
  const days = await shopDays.getManyParts(ids, ['day', 'workers'])
  return new Map(days.map(({ _id, day, workers }) => [day, workers.map(({ label }) => unsealField(shopDays, 'label', _id, label))]))
}

function viewLine(line: BookLine, labels: readonly string[]): NamelessLine {
  const { hash: _, worker, at, redemptionId, ...shown } = line
  return {
    ...shown,
    redemptionId,
    redemptionNumber: numberOf(redemptionId),
    at: at.toISOString(),
    clerk: worker === null ? null : (labels[worker] ?? ''),
  }
}

/** Documents that one call of the database finds by their ids. */
const NAMES_AT_ONCE = 100

/** Lines with whose they were, which only the records of what was redeemed say. */
export async function withNames(lines: readonly NamelessLine[]): Promise<StatementLine[]> {
  const ids = [...new Set(lines.map(({ redemptionId }) => redemptionId))]
  const parts = Array.from({ length: Math.ceil(ids.length / NAMES_AT_ONCE) }, (_, at) =>
    redemptions.getManyParts(ids.slice(at * NAMES_AT_ONCE, (at + 1) * NAMES_AT_ONCE), ['maskedName']),
  )
  const names = new Map((await Promise.all(parts)).flat().map(({ _id, maskedName }) => [_id, maskedName]))
  return lines.map((line) => ({ ...line, maskedName: names.get(line.redemptionId) ?? null }))
}
