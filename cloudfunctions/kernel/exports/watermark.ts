import type { PersonId } from '../../../contract/kernel/ids'
import { timeTextOf } from '../calendar'

/**
 * The watermark of an exported file: who exported it, when and for what purpose. The person is named by the beginning of the id; the audit
 * trail has the whole id.
 */
export const watermarkOf = (personId: PersonId, purpose: string, now: Date) =>
  `导出：${personId.slice(4, 12)} ${timeTextOf(now)} 用途：${purpose} 仅限本用途，不得外传`
