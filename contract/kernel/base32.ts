/**
 * Crockford's base 32 without padding. It only uses characters of a QR code's alphanumeric mode, which takes 5.5 bits a character instead
 * of 8.
 */

/** No I, L, O or U, so that a code can be read out on the phone. */
export const BASE32_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function toBase32(bytes: Uint8Array): string {
  let text = ''
  let [held, bits] = [0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) text += BASE32_ALPHABET.charAt((held >>> (bits - 5)) & 31)
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + BASE32_ALPHABET.charAt((held << (5 - bits)) & 31) : text
}

/**
 * Decodes a text; null for a text that {@link toBase32} cannot have written: with another character, an impossible length or non-zero spare
 * bits. So every value has exactly one spelling.
 */
export function fromBase32(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let [held, bits, at] = [0, 0, 0]
  for (const letter of text) {
    const value = BASE32_ALPHABET.indexOf(letter)
    if (value < 0) return null
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = held >>> bits
      held &= (1 << bits) - 1
    }
  }
  return bits < 5 && held === 0 ? bytes : null
}
