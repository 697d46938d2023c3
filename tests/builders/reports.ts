import type { ReportDocument } from '../../cloudfunctions/domains/merchant/reportDocument'
import { unchanged } from '../../cloudfunctions/kernel/database/decision'
import type { PersonId } from '../../contract/kernel/ids'
import type { MerchantId, ReportId } from '../../contract/merchant/ids'
import { NOON } from './time'

/** A rider has found a shop closed. */
export const aReport = (overrides: Partial<ReportDocument> = {}): ReportDocument => ({
  ...unchanged,
  _id: 'rpt_sample' as ReportId,
  personId: 'per_sample' as PersonId,
  merchantId: 'mch_sample' as MerchantId,
  merchantName: '示例商户',
  reason: 'closed',
  text: null,
  redemption: null,
  at: NOON,
  state: 'open',
  answer: null,
  kind: 'report',
  ...overrides,
})
