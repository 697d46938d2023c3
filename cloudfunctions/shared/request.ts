import { createHash } from 'node:crypto'

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

export const fingerprintOf = (actorId: string, action: string, input: unknown) =>
  createHash('sha256')
    .update(JSON.stringify([actorId, action, input]))
    .digest('base64url')
    .slice(0, 22)
