import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { HttpRequest } from './http'

/** What a caller without a WeChat identity signs with its key (docs/face-readers.md and docs/charging-operators.md have worked examples). */
export interface Signed {
  readonly method: string
  /** From the domain's own part of the path on, and the query behind a question mark, its values as they are (not percent-encoded). */
  readonly target: string
  /** Unix time in seconds, as text. */
  readonly time: string
  readonly nonce: string
  readonly body: Buffer
}

export const textToSign = ({ method, target, time, nonce, body }: Signed) =>
  [method, target, time, nonce, createHash('sha256').update(body).digest('hex')].join('\n')

/** The HMAC-SHA256 of that text. `key` is base64 of 32 bytes. */
export const signatureOf = (signed: Signed, key: string): Buffer =>
  createHmac('sha256', Buffer.from(key, 'base64')).update(textToSign(signed)).digest()

/** Compares in constant time, so that the time of the answer tells nothing about the right signature. */
export function isSignedBy(signed: Signed, signature: string, key: string): boolean {
  const given = /^[0-9a-f]{64}$/.test(signature) ? Buffer.from(signature, 'hex') : Buffer.alloc(32)
  return timingSafeEqual(signatureOf(signed, key), given)
}

/**
 * What the request claims to have signed; null when a header is missing or has another form.
 *
 * @param word what the names of the three headers begin with, behind `x-`
 */
export function signedIn(request: HttpRequest, path: string, word: string): (Signed & { readonly signature: string }) | null {
  const { method, headers, body } = request
  const [time = '', nonce = '', signature = ''] = ['time', 'nonce', 'signature'].map((name) => headers.get(`x-${word}-${name}`))
  if (!/^\d{1,11}$/.test(time) || !/^[\w-]{16,64}$/.test(nonce) || signature === '') return null
  return { method, target: path + queryText(request), time, nonce, body, signature }
}

/** The platform parses the query, so it is put together again here, in the order of its names. */
function queryText({ query }: HttpRequest): string {
  const parts = [...query].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`)
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}
