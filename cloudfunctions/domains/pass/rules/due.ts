import type { PassMessage } from '../../../../contract/pass/messages'
import type { Decision } from '../../../kernel/database/decision'
import { reviveCodesOf } from '../effects'
import { passNews } from '../messages'
import type { PassDocument } from '../pass/passDocument'
import { followListings } from './follow'
import { dueAfter, standingOf } from './passState'

/**
 * What time alone has changed since: face readers, white lists and guards' phones without network hear of it, and the rider is told. The pass
 * itself needs no timer to end.
 */
export function decideDue(pass: PassDocument, now: Date): Decision<PassDocument> {
  const { dueAt, personId, _id } = pass
  if (!dueAt || dueAt > now) return { kind: 'change', next: {} }
  const told = messageAt(pass, dueAt)
  return {
    kind: 'change',
    next: { dueAt: dueAfter(pass, dueAt) },
    effects: [
      reviveCodesOf({ passId: _id, at: now }),
      ...followListings(pass, now),
      ...(told ? [passNews.tell({ eventId: `due:${_id}:${dueAt.getTime()}`, personId, content: told, at: now })] : []),
    ],
  }
}

/** How it stands now, if that is not how it stood a moment ago: a suspension that ends after the grace period has brought nothing back. */
function messageAt(pass: PassDocument, at: Date): PassMessage | null {
  const [before, { state, end }] = [standingOf(pass, new Date(at.getTime() - 1)), standingOf(pass, at)]
  if (state === before.state && end?.reason === before.end?.reason) return null
  if (state === 'expired') return { kind: 'passExpired' }
  if (!end) return { kind: 'passRestored' }
  if (state === 'revoked') return { kind: 'passRevoked', reason: end.reason }
  return { kind: 'passSuspended', reason: end.reason, until: end.until?.toISOString() ?? null }
}
