import type { HintDocument } from '../../cloudfunctions/domains/merchant/books/hints'
import type { DatedFinding } from '../../cloudfunctions/domains/merchant/books/patterns'
import { unchanged } from '../../cloudfunctions/kernel/database/decision'
import type { HintId, MerchantId } from '../../contract/merchant/ids'
import { daysAfter, minutesAfter, NOON } from './time'

/** Nine redemptions in four minutes. */
export const aPattern = (overrides: Partial<DatedFinding> = {}): DatedFinding => ({
  pattern: 'twoRiders',
  count: 9,
  from: NOON,
  to: minutesAfter(NOON, 4),
  ...overrides,
})

/** The owners of a shop have been told of it. */
export const aHint = (overrides: Partial<HintDocument> = {}): HintDocument => ({
  ...unchanged,
  ...aPattern(),
  _id: 'hnt_sample' as HintId,
  merchantId: 'mch_sample' as MerchantId,
  merchantName: '示例商户',
  day: '2026-11-23',
  toldAt: NOON,
  explanation: null,
  listedAt: daysAfter(NOON, 3),
  state: 'open',
  kind: 'hint',
  ...overrides,
})
