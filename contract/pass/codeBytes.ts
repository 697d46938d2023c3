/** What our rotating codes have in common: `passCode` and `classCode`. */

/** HMAC-SHA256, truncated to 128 bits. SM3 may become 2. */
export const HMAC_SHA256 = 1
export const MAC_BYTES = 16

/** Bytes from hex digits: what an id of ours is made of. */
export const bytesOfHex = (digits: string, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16))

export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
