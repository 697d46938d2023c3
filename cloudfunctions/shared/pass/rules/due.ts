import type { MessageContent } from '../../../../contract/account'
import type { Decision } from '../../database/decision'
import type { PassDocument } from '../passDocument'
import { followListings } from './follow'
import { dueAfter } from './passState'

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
      { kind: 'reviveCodes', passId: _id, at: now },
      ...followListings(pass, now),
      ...(told ? [{ kind: 'notify' as const, eventId: `due:${_id}:${dueAt.getTime()}`, personId, content: told, at: now }] : []),
    ],
  }
}

function messageAt({ leaving, sanction, expiresAt }: PassDocument, at: Date): MessageContent | null {
  const isDue = (date: Date | null | undefined) => date?.getTime() === at.getTime()
  if (leaving && isDue(leaving.at)) return { kind: 'passSuspended', reason: leaving.reason, until: null }
  if (isDue(sanction?.until)) return { kind: 'passRestored' }
  return isDue(expiresAt) ? { kind: 'passExpired' } : null
}
