/** How far a signer's clock may be off. A nonce is remembered for as long as the same request would still be accepted. */
export const WINDOW_MS = 300_000

/** A nonce that a request has carried, and until when no other request may carry it. */
export interface UsedNonce {
  readonly nonce: string
  readonly until: Date
}

/**
 * The nonces with this one added; `used`: another request has carried it, `tooMany`: more requests than `most` are remembered. The bound is also
 * the limit of requests, and of the size of the document that remembers them.
 */
export function withNonce(
  known: readonly UsedNonce[],
  nonce: UsedNonce,
  most: number,
  now: Date,
): readonly UsedNonce[] | 'used' | 'tooMany' {
  const alive = known.filter(({ until }) => until > now)
  if (alive.some((one) => one.nonce === nonce.nonce)) return 'used'
  return alive.length >= most ? 'tooMany' : [...alive, nonce]
}
