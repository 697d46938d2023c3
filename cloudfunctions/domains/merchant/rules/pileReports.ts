import type { PileReportRefusal } from '../../../../contract/merchant/pileReports'
import { WINDOW_MS } from '../../../kernel/http/nonces'
import type { StoredFreePiles } from '../merchantDocument'

/** What free charging piles were counted, and when. */
export type Counted = Pick<StoredFreePiles, 'free' | 'total' | 'at'>

/**
 * What comes of a report: it is written, it is the one that is there already, or a refusal. A time that lies ahead by more than a clock may be off
 * would keep later reports out.
 */
export function decideReport(
  { free, total, at }: Counted,
  before: Counted | null,
  now: Date,
): 'write' | 'same' | Exclude<PileReportRefusal, 'UNKNOWN_SHOP'> {
  if (free > total) return 'FREE_OVER_TOTAL'
  if (at.getTime() - now.getTime() > WINDOW_MS) return 'FROM_THE_FUTURE'
  if (!before || at > before.at) return 'write'
  const isSame = at.getTime() === before.at.getTime() && free === before.free && total === before.total
  return isSame ? 'same' : 'NOT_NEWER'
}
