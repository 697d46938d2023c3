import { hmac } from '@noble/hashes/hmac'
import { SHA256 } from '@noble/hashes/sha2'
import { createHasher } from '@noble/hashes/utils'

const WORD_BYTES = 4

/** SHA-256 with an end of our own: the package counts the bits of the message by BigInt, which iPhones know since iOS 14 only. */
class Sha256 extends SHA256 {
  override digestInto(out: Uint8Array): void {
    const { buffer, view, blockLen, padOffset, pos } = this
    this.finished = true
    buffer[pos] = 0x80
    buffer.fill(0, pos + 1)
    if (pos + 1 > blockLen - padOffset) {
      this.process(view, 0)
      buffer.fill(0)
    }
    // No message of ours has 2^32 bits.
    view.setUint32(blockLen - WORD_BYTES, this.length * 8)
    this.process(view, 0)
    const result = new DataView(out.buffer, out.byteOffset)
    this.get().forEach((word, at) => void result.setUint32(WORD_BYTES * at, word))
  }
}

const sha256 = createHasher(() => new Sha256())

/** HMAC-SHA256 (RFC 2104). */
export const macOf = (key: Uint8Array, message: Uint8Array): Uint8Array => hmac(sha256, key, message)
