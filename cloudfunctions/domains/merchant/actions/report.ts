import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { RedemptionId } from '../../../../contract/merchant/ids'
import type { reportActions } from '../../../../contract/merchant/report'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse, unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'
import { findPage } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import { eventIdOf, type WriteRequest } from '../../../kernel/request'
import { sealField } from '../../../kernel/secrets/sealedField'
import { textCheckFor } from '../../../kernel/wechat/textCheckFor'
import { passIdOfPerson } from '../../pass/public'
import { merchants } from '../merchantDocument'
import { merchantNews } from '../messages'
import { redemptions } from '../redemptionDocument'
import { type ReportDocument, reportOfRequest, reports as reportsOf, viewReport } from '../reportDocument'

type Actions = typeof reportActions

const notFound = { refusal: { code: 'NOT_FOUND', details: {} } } as const

export const report: Handler<Actions['report']> = async ({ merchantId, redemptionId, reason, text }, { caller, request, now }) => {
  const [shop, redemption] = await Promise.all([
    merchants.getPart(merchantId, ['name']),
    redemptionId ? ownRedemption(redemptionId, caller.personId) : null,
  ])
  if (!shop || (redemptionId && redemption?.merchantId !== merchantId)) return notFound
  if (text && !(await textCheckFor(caller)(text))) return { refusal: { code: 'TEXT_REFUSED', details: {} } }
  const _id = reportOfRequest(request)
  const told: Omit<ReportDocument, '_id' | keyof typeof unchanged> = {
    personId: caller.personId,
    merchantId,
    merchantName: shop.name,
    reason,
    text: text === undefined ? null : sealField(reportsOf, 'text', _id, text),
    redemption: redemption && { redemptionId: redemption._id, at: redemption.at, title: redemption.title },
    at: now,
    state: 'open',
    answer: null,
    kind: 'report',
  }
  const load = () => ensureDocument(reportsOf, _id, () => ({ ...unchanged, ...told, _id }))
  const outcome = await change(reportsOf, load, request, () => ({ kind: 'change', next: told }))
  return 'refusal' in outcome ? outcome : { data: { reportId: _id } }
}

/** What was redeemed for this person; null: it was not, or for somebody else. */
async function ownRedemption(redemptionId: RedemptionId, personId: PersonId) {
  const found = await redemptions.getPart(redemptionId, ['merchantId', 'passId', 'at', 'given'])
  if (!found?.given || found.passId !== passIdOfPerson(personId)) return null
  const { _id, merchantId, at, given } = found
  return { _id, merchantId, at, title: given.title }
}

const PAGE = 30

export const reports: Handler<Actions['reports']> = async ({ state, after }) => {
  const { rows, next } = await findPage(reportsOf, 'state', { equals: { state }, after, size: PAGE })
  return { data: { reports: rows.map(viewReport), next } }
}

export const closeReport: Handler<Actions['closeReport']> = async ({ reportId, answer }, { request }) => {
  const outcome = await change(
    reportsOf,
    () => reportsOf.get(reportId),
    request,
    (doc) => decideClose(doc, answer, request),
  )
  return 'refusal' in outcome ? outcome : { data: { report: viewReport(outcome.doc) } }
}

function decideClose(
  { _id, state, personId, merchantId, merchantName }: ReportDocument,
  answer: string,
  request: WriteRequest,
): Decision<ReportDocument, Refusal<'NOT_POSSIBLE_NOW'>> {
  if (state === 'closed') return refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })
  // Whoever has left reads no answer.
  if (personId === null) return { kind: 'change', next: { state: 'closed' } }
  const content = { kind: 'reportClosed', merchantId, merchantName, answer } as const
  return {
    kind: 'change',
    next: { state: 'closed', answer: sealField(reportsOf, 'answer', _id, answer) },
    effects: [merchantNews.tell({ eventId: eventIdOf(request, _id), personId, content, at: request.now })],
  }
}
