import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { Text } from '../kernel/text'
import { MerchantId, RedemptionId, ReportId } from './ids'

/** How a shop doesn't keep its word. */
export const ReportReason = z.enum(['notGiven', 'otherPrice', 'closed', 'notThere', 'other'])
export type ReportReason = z.output<typeof ReportReason>

export const ReportState = z.enum(['open', 'closed'])
export type ReportState = z.output<typeof ReportState>

const WORDS = 200

/** A rider tells the district that a shop doesn't keep its word (反映), of one redemption or of the shop. The shop doesn't learn who. */
export const report = action({
  name: 'merchant.report',
  limit: limits.reporting,
  audience: 'rider',
  writes: true,
  unaudited: 'the report is its own record: who, when, about what',
  input: z
    .strictObject({
      merchantId: MerchantId,
      redemptionId: z.optional(RedemptionId),
      reason: ReportReason,
      text: z.optional(Text.multiLine(1, WORDS)),
    })
    .check(z.refine(({ reason, text }) => reason !== 'other' || text !== undefined, { path: ['text'], params: { rule: 'required' } })),
  output: z.object({ reportId: ReportId }),
  errors: ['TEXT_REFUSED'],
})

/** A report as staff see it, without who sent it. */
export const Report = z.object({
  reportId: ReportId,
  merchantId: MerchantId,
  merchantName: z.string(),
  reason: ReportReason,
  text: z.nullable(z.string()),
  at: Instant,
  /** What was redeemed; null: it is about the shop. */
  redemption: z.nullable(z.object({ number: z.string(), at: Instant, title: z.string() })),
  state: ReportState,
  answer: z.nullable(z.string()),
})
export type Report = z.output<typeof Report>

/** The reports that wait for an answer, or those that have one, the newest first. */
export const reports = action({
  name: 'merchant.reports',
  limit: limits.looking,
  audience: 'staff',
  input: z.strictObject({ state: ReportState, after: z.optional(Cursor) }),
  output: z.object({ reports: z.array(Report), next: z.nullable(Cursor) }),
  errors: [],
})

/** Staff have seen to it: the rider reads the answer. */
export const closeReport = action({
  name: 'merchant.closeReport',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  leftOut: ['answer'],
  input: z.strictObject({ reportId: ReportId, answer: Text.multiLine(1, WORDS) }),
  output: z.object({ report: Report }),
  errors: ['NOT_POSSIBLE_NOW'],
})

export const reportActions = { report, reports, closeReport }
