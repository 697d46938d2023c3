/** One write as the entry has established it: which try, by whom, when. Documents remember the requests that changed them. */
export interface WriteRequest {
  readonly requestId: string
  readonly action: string
  readonly audited: boolean
  readonly actorId: string
  readonly now: Date
  /** Tells a retry from another question under the same requestId. */
  readonly fingerprint: string
}

/**
 * Names what a request does to one document or person, once and for good. The time is the server's: a requestId that the document has
 * forgotten may come again, and what follows then must not pass for what followed the first time.
 */
export const eventIdOf = ({ requestId, now }: Pick<WriteRequest, 'requestId' | 'now'>, id: string) => `${requestId}:${id}:${now.getTime()}`

interface SystemWrite {
  /** Who acts, in the audit trail: `timer`, `registration`. */
  readonly actorId: string
  /** For the log and the audit trail: `pass.due`. */
  readonly action: string
  /** Names what is done, once and for good: done again, it has no second effect. */
  readonly requestId: string
  readonly now: Date
  readonly audited?: boolean
}

/** A write that the product makes by itself: because time has come, or because it follows from somebody's decision. */
export const systemRequest = ({ actorId, action, requestId, now, audited = false }: SystemWrite): WriteRequest => ({
  actorId,
  action,
  requestId,
  now,
  audited,
  fingerprint: requestId,
})
