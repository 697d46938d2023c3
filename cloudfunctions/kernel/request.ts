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
