import type { PersonId } from '../../../../contract/kernel/ids'
import type { Statement, StatementLine, statementActions } from '../../../../contract/merchant/statement'
import { change } from '../../../kernel/database/change'
import { findPage } from '../../../kernel/database/page'
import { offerFile } from '../../../kernel/exports/exportedFile'
import { watermarkOf } from '../../../kernel/exports/watermark'
import type { Handler } from '../../../kernel/handler'
import { checkBooks as check } from '../books/check'
import { USUAL_PERIOD } from '../books/closeDays'
import { statements as allStatements, type StatementDocument } from '../books/documents'
import { linesAfter } from '../books/lines'
import { writeStatementFile } from '../books/statementFile'
import { merchants } from '../merchantDocument'

type Actions = typeof statementActions

const PAGE = 20

const viewStatement = ({ _id: statementId, lastHash: _l, hash, kind: _k, closedAt, ...shown }: StatementDocument): Statement => ({
  ...shown,
  statementId,
  closedAt: closedAt.toISOString(),
  proof: hash.slice(0, 12),
})

export const statements: Handler<Actions['statements']> = async ({ merchantId, after }, { now }) => {
  const { rows, next } = await findPage(allStatements, 'shop', { equals: { merchantId }, after, size: PAGE })
  return { data: { statements: rows.map(viewStatement), next, now: now.toISOString() } }
}

/** Pages of stored lines that are shown at a time: 600 lines at most. */
const PAGES_SHOWN = 3

export const statement: Handler<Actions['statement']> = async ({ merchantId, statementId, after = 0 }, { now }) => {
  const found = await allStatements.get(statementId)
  if (found?.merchantId !== merchantId) return { refusal: { code: 'NOT_FOUND', details: {} } }
  return { data: { statement: viewStatement(found), ...(await linesAfter(found, after, PAGES_SHOWN)), now: now.toISOString() } }
}

export const exportStatement: Handler<Actions['exportStatement']> = async ({ merchantId, statementId, after = 0 }, { caller, now }) => {
  const found = await allStatements.get(statementId)
  if (found?.merchantId !== merchantId) return { refusal: { code: 'NOT_FOUND', details: {} } }
  return { data: await fileOf(found, after, { personId: caller.personId, now }) }
}

export const exportStatementFor: Handler<Actions['exportStatementFor']> = async ({ statementId, after = 0 }, { caller, now }) => {
  const found = await allStatements.get(statementId)
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } }
  return { data: await fileOf(found, after, { personId: caller.personId, now }) }
}

/** A function can hold and write this many rows in its time, with room to spare. Longer statements come in several files. */
const MAX_ROWS = 10_000
const PAGES_A_CALL = 20

async function fileOf(statement: StatementDocument, after: number, { personId, now }: { personId: PersonId; now: Date }) {
  const { lines, next } = await linesOfFile(statement, after)
  const part = `${after > 0 ? '（接上一份）' : ''}${next !== null ? '（后面还有一份）' : ''}`
  const file = await writeStatementFile(statement, lines, watermarkOf(personId, '结算', now), part)
  const name = `statement-${statement.number}-${statement.from}-to-${statement.to}.xlsx`
  return { url: await offerFile(statement._id, name, file, now), rows: lines.length, rest: next }
}

async function linesOfFile(statement: StatementDocument, after: number) {
  const lines: StatementLine[] = []
  let next: number | null = after
  while (next !== null && lines.length < MAX_ROWS) {
    const found: Awaited<ReturnType<typeof linesAfter>> = await linesAfter(statement, next, PAGES_A_CALL)
    lines.push(...found.lines)
    next = found.next
  }
  return { lines, next }
}

export const closedStatements: Handler<Actions['closedStatements']> = async ({ after }, { now }) => {
  const { rows, next } = await findPage(allStatements, 'closed', { equals: { kind: 'statement' }, after, size: PAGE })
  return { data: { statements: rows.map(viewStatement), next, now: now.toISOString() } }
}

export const settleBy: Handler<Actions['settleBy']> = async ({ merchantId, by }, { request }) => {
  const load = () => merchants.get(merchantId)
  const outcome = await change(merchants, load, request, () => ({ kind: 'change', next: { settledBy: by } }))
  return 'refusal' in outcome ? outcome : { data: { merchantId, by: outcome.doc.settledBy ?? USUAL_PERIOD } }
}

export const checkBooks: Handler<Actions['checkBooks']> = async ({ merchantId, after }, { now }) => ({
  data: await check(merchantId, after ?? null, now),
})
