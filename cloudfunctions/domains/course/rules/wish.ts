import type { SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { Decision } from '../../../kernel/database/decision'
import { invalid } from '../../../kernel/input'
import type { DrawDocument } from '../draw/drawDocument'
import type { WishDocument } from '../draw/wishDocument'

/** Whether wishes are taken at all, and so many. What a session itself has against it is asked after this. */
export function problemOfWish(
  draw: Pick<DrawDocument, 'opensAt' | 'closesAt' | 'fixed' | 'mostRanks'>,
  ranks: readonly SessionId[],
  now: Date,
): Refusal<'NOT_OPEN_YET' | 'BOOKING_CLOSED' | 'TOO_MANY' | 'INVALID_INPUT'> | null {
  if (now < draw.opensAt) return { code: 'NOT_OPEN_YET', details: { opensAt: draw.opensAt.toISOString() } }
  if (now >= draw.closesAt || draw.fixed) return { code: 'BOOKING_CLOSED', details: {} }
  if (ranks.length > draw.mostRanks) return { code: 'TOO_MANY', details: { limit: draw.mostRanks } }
  return new Set(ranks).size < ranks.length ? invalid('ranks', 'option') : null
}

/** Who registered anew after an erasure takes up the ticket again: it is the same person. */
export const decideWish = (
  ranks: readonly SessionId[],
  { personId, name, now }: { personId: PersonId; name: string | null; now: Date },
): Decision<WishDocument> => ({ kind: 'change', next: { personId, name, ranks, wishing: ranks.length > 0, since: now } })
