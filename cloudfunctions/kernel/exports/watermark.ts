import type { PersonId } from '../../../contract/kernel/ids'
import { timeTextOf } from '../calendar'

/** Who took a file out, when and for what. The person by the beginning of the id, which the audit trail has in full. */
export const watermarkOf = (personId: PersonId, purpose: string, now: Date) =>
  `导出：${personId.slice(4, 12)} ${timeTextOf(now)} 用途：${purpose} 仅限本用途，不得外传`
