const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The bytes of a base64 text; none for what is no base64. WeChat's engines have no `atob`. */
export function bytesOfBase64(text: string): Uint8Array {
  const letters = text.replace(/={1,2}$/, '')
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return new Uint8Array()
    held = ((held << 6) | value) & 0xfff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >>> bits) & 255)
  }
  return Uint8Array.from(bytes)
}
