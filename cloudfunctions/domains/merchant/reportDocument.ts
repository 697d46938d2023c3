import { createHash } from 'node:crypto'
import type { PersonId } from '../../../contract/kernel/ids'
import type { MerchantId, RedemptionId, ReportId } from '../../../contract/merchant/ids'
import type { Report, ReportReason, ReportState } from '../../../contract/merchant/report'
import { openCollection } from '../../kernel/database/collection'
import { type Changeable, outboxIndex } from '../../kernel/database/decision'
import { findFirst, untilNone } from '../../kernel/database/page'
import type { WriteRequest } from '../../kernel/request'
import type { Sealed } from '../../kernel/secrets/fieldCipher'
import { unsealField } from '../../kernel/secrets/sealedField'
import { numberOf } from './redemptionDocument'

/** What a rider has told the district of a shop that doesn't keep its word. The shop never sees it. */
export interface ReportDocument extends Changeable {
  readonly _id: ReportId
  /** Who sent it; null once the registration is erased. */
  readonly personId: PersonId | null
  readonly merchantId: MerchantId
  readonly merchantName: string
  readonly reason: ReportReason
  readonly text: Sealed | null
  /** What was redeemed; null: it is about the shop. */
  readonly redemption: { readonly redemptionId: RedemptionId; readonly at: Date; readonly title: string } | null
  readonly at: Date
  readonly state: ReportState
  /** What staff have answered; null: nothing yet. */
  readonly answer: Sealed | null
  /** Fixed for the retention index. */
  readonly kind: 'report'
}

export const reports = openCollection<ReportDocument>({
  name: 'reports',
  sealed: [{ path: 'text' }, { path: 'answer' }],
  indexes: [
    {
      name: 'state',
      keys: [
        ['state', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'person',
      keys: [
        ['personId', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [{ days: 365, index: 'age', equals: { kind: 'report' } }],
    why: 'So long it is seen how often a shop is reported; who sent it and the words go earlier, with the registration.',
  },
  copies: [
    { field: 'merchantName', of: 'merchants.name', kind: 'history' },
    { field: 'redemption.title', of: 'merchants.offers.terms.title', kind: 'history' },
  ],
})

/** The request names it, so that a retry means the same report. */
export const reportOfRequest = ({ actorId, requestId }: WriteRequest) =>
  `rpt_${createHash('sha256').update(`${actorId}:${requestId}`).digest('hex').slice(0, 32)}` as ReportId

/** A report as staff see it. */
export const viewReport = (doc: ReportDocument): Report => ({
  reportId: doc._id,
  merchantId: doc.merchantId,
  merchantName: doc.merchantName,
  reason: doc.reason,
  text: doc.text && unsealField(reports, 'text', doc._id, doc.text),
  at: doc.at.toISOString(),
  redemption: doc.redemption && {
    number: numberOf(doc.redemption.redemptionId),
    at: doc.redemption.at.toISOString(),
    title: doc.redemption.title,
  },
  state: doc.state,
  answer: doc.answer && unsealField(reports, 'answer', doc._id, doc.answer),
})

const AT_ONCE = 100

/** Takes a rider out of what they have reported: that a shop was reported stays. */
export const eraseFromReports = (personId: PersonId): Promise<void> =>
  untilNone(
    () => findFirst(reports, 'person', { equals: { personId }, most: AT_ONCE }),
    ({ _id }) => reports.update(_id, { personId }, { personId: null, text: null, answer: null }),
  )
