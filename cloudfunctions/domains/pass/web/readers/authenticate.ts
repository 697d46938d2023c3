import { randomBytes } from 'node:crypto'
import { ReaderId } from '../../../../../contract/pass/ids'
import type { HttpRequest, WebCode } from '../../../../kernel/http/http'
import { type ReaderDocument, readerKeyOf, readers } from '../../readers/readerDocument'
import { withNonce } from '../../readers/rules/nonce'
import { isSignedBy, type Signed, signedIn } from './signature'

/** How far a device's clock may be off. A nonce is remembered as long as its request could come again. */
const WINDOW_MS = 300_000

/** Stands in for the key of a reader that isn't there, so that nobody learns by the time of the answer which ones are. */
const NOBODYS_KEY = randomBytes(32).toString('base64')

/**
 * The reader that signed this request, just now and for the first time. Who can't sign hears one word, whatever the reason; a device that can is
 * told when its clock is wrong or it repeats itself.
 */
export async function authenticate(
  request: HttpRequest,
  path: string,
  id: string,
  now: Date,
): Promise<{ reader: ReaderDocument } | WebCode> {
  const signed = signedIn(request, path)
  const reader = ReaderId.safeParse(id).success ? await readers.get(id) : null
  const isGenuine = signed !== null && isSignedBy(signed, signed.signature, reader ? readerKeyOf(reader) : NOBODYS_KEY)
  if (!reader || !isGenuine) return 'UNAUTHORIZED'
  const at = Number(signed.time) * 1000
  if (Math.abs(at - now.getTime()) > WINDOW_MS) return 'CLOCK_WRONG'
  return noteRequest(reader, signed, at, now)
}

/** One conditional write: of two requests with one nonce, however close together, one is refused. */
async function noteRequest(
  reader: ReaderDocument,
  { nonce }: Signed,
  at: number,
  now: Date,
): Promise<{ reader: ReaderDocument } | WebCode> {
  for (let read: ReaderDocument | null = reader; read; read = await readers.get(reader._id)) {
    const nonces = withNonce(read.nonces, { nonce, until: new Date(at + WINDOW_MS + 1000) }, now)
    if (nonces === 'used') return 'NONCE_USED'
    if (nonces === 'tooMany') return 'TOO_MANY_REQUESTS'
    const { _id, requests } = read
    if (await readers.update(_id, { requests }, { nonces, requests: requests + 1, lastSeenAt: now })) return { reader: read }
  }
  return 'UNAUTHORIZED'
}
