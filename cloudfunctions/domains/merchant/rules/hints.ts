import type { Refusal } from '../../../../contract/kernel/refusal'
import type { HintReason } from '../../../../contract/merchant/hints'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'
import type { HintDocument } from '../books/hints'

/** What becomes of something unusual: the shop says why it was so, the district sees to it. */

type Deciding = Decision<HintDocument, Refusal<'NOT_POSSIBLE_NOW'>>

const closed = refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })

/** The shop explains it, and staff see it at once. */
export function decideExplain(
  { state, listedAt }: HintDocument,
  { reason, words }: { readonly reason: HintReason; readonly words: Sealed | null },
  now: Date,
): Deciding {
  if (state === 'closed') return closed
  return { kind: 'change', next: { explanation: { reason, words, at: now }, listedAt: listedAt < now ? listedAt : now } }
}

/** @param explainedAt when the explanation was given that staff have read; null: there was none; left out: they don't say */
export function decideClose(
  { state, explanation }: HintDocument,
  explainedAt: string | null | undefined,
): Decision<HintDocument, Refusal<'NOT_POSSIBLE_NOW' | 'CHANGED_MEANWHILE'>> {
  if (state === 'closed') return closed
  const isAsRead = explainedAt === undefined || explainedAt === (explanation?.at.toISOString() ?? null)
  return isAsRead ? { kind: 'change', next: { state: 'closed' } } : refuse({ code: 'CHANGED_MEANWHILE', details: {} })
}
