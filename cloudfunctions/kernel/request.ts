import type { AuditFacts } from './audit/facts'

/** The identity of a write: which request, by whom, when. Documents remember the requests that changed them. */
export interface WriteRequest {
  readonly requestId: string
  readonly action: string
  readonly audited: boolean
  readonly actorId: string
  readonly now: Date
  /** Distinguishes a retry from another request with the same requestId. */
  readonly fingerprint: string
  /** What the request decides, for the audit trail. */
  readonly facts?: AuditFacts
}

/**
 * A permanent name for what a request does to one document or person. It contains the server's time: a requestId that the document has
 * already dropped may be used again, and the events of the second use must not be mistaken for those of the first.
 */
export const eventIdOf = ({ requestId, now }: Pick<WriteRequest, 'requestId' | 'now'>, id: string) => `${requestId}:${id}:${now.getTime()}`

interface SystemWrite {
  /** The actor in the audit trail: `timer`, `registration`. */
  readonly actorId: string
  /** The action in the log and the audit trail: `pass.due`. */
  readonly action: string
  /** A permanent name of the work, which makes it idempotent. */
  readonly requestId: string
  readonly now: Date
  readonly audited?: boolean
}

/** A write that no person requests: it is due by time, or follows from a decision. */
export const systemRequest = ({ actorId, action, requestId, now, audited = false }: SystemWrite): WriteRequest => ({
  actorId,
  action,
  requestId,
  now,
  audited,
  fingerprint: requestId,
})
