import type { Statement, statementActions } from '../../../../contract/merchant/statement'
import { change } from '../../../kernel/database/change'
import { findPage } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import { checkBooks as check } from '../books/check'
import { USUAL_PERIOD } from '../books/closeDays'
import { statements as allStatements, type StatementDocument } from '../books/documents'
import { linesAfter, withNames } from '../books/lines'
import { offerStatement } from '../books/statementFile'
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
  const { lines, next } = await linesAfter(found, after, PAGES_SHOWN)
  return { data: { statement: viewStatement(found), lines: await withNames(lines), next, now: now.toISOString() } }
}

export const exportStatement: Handler<Actions['exportStatement']> = async ({ merchantId, statementId, after = 0 }, { caller, now }) => {
  const found = await allStatements.get(statementId)
  if (found?.merchantId !== merchantId) return { refusal: { code: 'NOT_FOUND', details: {} } }
  return { data: await offerStatement(found, after, caller.personId, now) }
}

export const exportStatementFor: Handler<Actions['exportStatementFor']> = async ({ statementId, after = 0 }, { caller, now }) => {
  const found = await allStatements.get(statementId)
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } }
  return { data: await offerStatement(found, after, caller.personId, now) }
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
