import { randomBytes } from 'node:crypto'
import { LOST, retryOnConflict } from '../retry'
import type { Sealed } from '../secrets/fieldCipher'
import { failure, type HttpRequest, type HttpResponse, type WebCode } from './http'
import { type UsedNonce, WINDOW_MS, withNonce } from './nonces'
import type { Place } from './route'
import { isSignedBy, type Signed, signedIn } from './signature'

/** Who signs its requests with a key of its own: a device, or a system of others. */
export interface SignerDocument {
  readonly _id: string
  /** The key with which it signs its requests, base64 of 32 bytes. */
  readonly key: Sealed
  readonly lastSeenAt: Date | null
  /** Nonces that must not be used again. */
  readonly nonces: readonly UsedNonce[]
  /** How many requests were noted. A nonce is noted only if this number is still the one that was read. */
  readonly requests: number
}

/** Somebody who has not signed any request yet. */
export const unseen = { lastSeenAt: null, nonces: [], requests: 0 } as const satisfies Partial<SignerDocument>

export const newSignerKey = () => randomBytes(32).toString('base64')

/** A kind of signer: how it is found, and what it may send. */
export interface SignerKind<Signer extends SignerDocument> {
  /** What the names of the signed headers begin with, behind `x-`. */
  readonly word: string
  readonly bodyLimitBytes: number
  /** Requests within five minutes. */
  readonly mostRequests: number
  /** The one who may sign with this id, which is any text. */
  find(id: string): Promise<Signer | null>
  keyOf(signer: Signer): string
  /** Notes a request if no other was noted since the signer was read. */
  note(signer: Signer, changes: Pick<SignerDocument, 'nonces' | 'requests' | 'lastSeenAt'>): Promise<boolean>
}

/** A request that this signer has certainly made, just now. */
export interface SignedCall<Signer> {
  readonly request: HttpRequest
  readonly signer: Signer
  readonly now: Date
}

/** Handles requests that a signer of this kind has signed, and refuses all others. */
export const forSigner =
  <Signer extends SignerDocument>(kind: SignerKind<Signer>, handle: (call: SignedCall<Signer>) => Promise<HttpResponse>) =>
  async (request: HttpRequest, place: Place): Promise<HttpResponse> => {
    if (request.body.length > kind.bodyLimitBytes) return failure('TOO_LARGE')
    const known = await authenticate(kind, request, place)
    if (typeof known !== 'string') return handle({ request, signer: known.signer, now: place.now })
    return failure(known, known === 'TOO_MANY_REQUESTS' ? { 'retry-after': '60' } : {})
  }

/** Checked instead of the key of a signer that doesn't exist, so that the time of the answer doesn't tell which exist. */
const NOBODYS_KEY = newSignerKey()

/**
 * Who has signed this request, just now and for the first time. A sender without the right signature is never told why it was refused. One with
 * the right signature is told when its clock is wrong or it repeats a request.
 */
async function authenticate<Signer extends SignerDocument>(
  kind: SignerKind<Signer>,
  request: HttpRequest,
  { path, id, now }: Place,
): Promise<{ signer: Signer } | WebCode> {
  const signed = signedIn(request, path, kind.word)
  const signer = await kind.find(id)
  const isGenuine = signed !== null && isSignedBy(signed, signed.signature, signer ? kind.keyOf(signer) : NOBODYS_KEY)
  if (!signer || !isGenuine) return 'UNAUTHORIZED'
  const at = Number(signed.time) * 1000
  if (Math.abs(at - now.getTime()) > WINDOW_MS) return 'CLOCK_WRONG'
  return noteRequest(kind, signer, signed, { at, now })
}

/** Notes the nonce by one conditional write, so that of two requests with the same nonce one is refused even when they come at the same time. */
function noteRequest<Signer extends SignerDocument>(
  kind: SignerKind<Signer>,
  signer: Signer,
  { nonce }: Signed,
  { at, now }: { readonly at: number; readonly now: Date },
): Promise<{ signer: Signer } | WebCode> {
  let read: Signer | null = signer
  return retryOnConflict(async () => {
    if (!read) return 'UNAUTHORIZED'
    const known: Signer = read
    const nonces = withNonce(known.nonces, { nonce, until: new Date(at + WINDOW_MS + 1000) }, kind.mostRequests, now)
    if (nonces === 'used') return 'NONCE_USED'
    if (nonces === 'tooMany') return 'TOO_MANY_REQUESTS'
    if (await kind.note(known, { nonces, requests: known.requests + 1, lastSeenAt: now })) return { signer: known }
    read = await kind.find(known._id)
    return LOST
  })
}
