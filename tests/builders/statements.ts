import type { StatementDocument } from '../../cloudfunctions/domains/merchant/books/documents'
import { NOTHING } from '../../cloudfunctions/domains/merchant/books/rules'
import type { MerchantId, StatementId } from '../../contract/merchant/ids'
import { NOON } from './time'

/** A month of one meal. */
export const aStatement = (overrides: Partial<StatementDocument> = {}): StatementDocument => ({
  _id: 'stm_sample' as StatementId,
  merchantId: 'mch_sample' as MerchantId,
  merchantName: '示例商户',
  number: 1,
  by: 'month',
  from: '2026-10-01',
  to: '2026-10-31',
  opening: null,
  closing: null,
  lines: 0,
  total: NOTHING,
  lastHash: '',
  hash: 'f'.repeat(40),
  closedAt: NOON,
  kind: 'statement',
  ...overrides,
})
