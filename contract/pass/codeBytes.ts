/** What the rotating codes of passes (`passCode`) and of lessons (`classCode`) have in common. */

/** The algorithm's number in a code: HMAC-SHA256, truncated to 128 bits. Another one, such as SM3, would get the next number. */
export const HMAC_SHA256 = 1
export const MAC_BYTES = 16

/** The bytes of the hex digits in an id. */
export const bytesOfHex = (digits: string, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16))

export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
