import type { WriteRequest } from '../../../kernel/request'

/** Names one try of one person to use a pass. A retry is recognised by it; the same requestId with another question is another try. */
export const requestKeyOf = ({ actorId, requestId, fingerprint }: WriteRequest) => `${actorId}:${requestId}:${fingerprint}`
