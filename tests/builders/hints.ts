import type { HintDocument } from '../../cloudfunctions/domains/merchant/books/hints'
import type { UnusualPattern } from '../../cloudfunctions/domains/merchant/books/patterns'
import { unchanged } from '../../cloudfunctions/kernel/database/decision'
import type { HintId, MerchantId } from '../../contract/merchant/ids'
import { minutesAfter, NOON } from './time'

/** Nine redemptions in four minutes. */
export const aPattern = (overrides: Partial<UnusualPattern> = {}): UnusualPattern => ({
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
  kind: 'hint',
  ...overrides,
})
