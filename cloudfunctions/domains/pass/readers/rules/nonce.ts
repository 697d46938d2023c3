/** A nonce that a request carried, and until when another request must not carry it. */
export interface UsedNonce {
  readonly nonce: string
  readonly until: Date
}

/** Requests of one reader in a window of five minutes: far more than polling every minute takes. It bounds the document. */
export const MOST_NONCES = 120

/** Takes a nonce for the first time; `used`: it was taken before, `tooMany`: the reader asks too often. */
export function withNonce(known: readonly UsedNonce[], nonce: UsedNonce, now: Date): readonly UsedNonce[] | 'used' | 'tooMany' {
  const alive = known.filter(({ until }) => until > now)
  if (alive.some((one) => one.nonce === nonce.nonce)) return 'used'
  return alive.length >= MOST_NONCES ? 'tooMany' : [...alive, nonce]
}
