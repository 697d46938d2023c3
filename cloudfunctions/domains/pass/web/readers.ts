import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import { Cursor } from '../../../../contract/kernel/ids'
import { type ReaderChanges, ReaderReceipts } from '../../../../contract/pass/faceReader'
import { ReaderId } from '../../../../contract/pass/ids'
import { appendToTrail } from '../../../kernel/audit/trail'
import { pageOf } from '../../../kernel/database/page'
import { linkTo } from '../../../kernel/files'
import { failure, type HttpRequest, type HttpResponse, json, type WebCode } from '../../../kernel/http/http'
import { type FaceDocument, faceIdOf, faces } from '../documents/face'
import { type ReaderDocument, readerKeyOf, readers } from '../documents/reader'
import { afterReceipt, type Receipt, withNonce } from '../rules/readers'
import { retireReader, saveFace, syncFace } from '../sync/faces'
import { isSignedBy, type Signed, signedIn } from './readerSignature'

/** A request of which it is certain that this reader made it, now. */
export interface ReaderCall {
  readonly request: HttpRequest
  readonly reader: ReaderDocument
  readonly now: Date
}

/** Fifty receipts with everything in them take half of it. */
const BODY_LIMIT_BYTES = 32 * 1024

/** Lets only the reader itself through. */
export const forReader =
  (handle: (call: ReaderCall) => Promise<HttpResponse>) =>
  async (request: HttpRequest, { path, id, now }: { path: string; id: string; now: Date }): Promise<HttpResponse> => {
    if (request.body.length > BODY_LIMIT_BYTES) return failure('TOO_LARGE')
    const known = await authenticate(request, path, id, now)
    if (typeof known !== 'string') return handle({ request, reader: known.reader, now })
    return failure(known, known === 'TOO_MANY_REQUESTS' ? { 'retry-after': '60' } : {})
  }

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

const PAGE = 50

const Query = z.strictObject({ after: z.optional(Cursor) })

/** Whom the reader has to forget and to learn. */
export async function changes({ request, reader, now }: ReaderCall): Promise<HttpResponse> {
  // What the last receipt should have led to, if the function died on it.
  if (reader.list !== 'active') await retireReader(reader._id, now)
  const query = z.safeParse(Query, Object.fromEntries(request.query))
  if (!query.success) return failure('INVALID_REQUEST')
  const [forgets, learns] = await Promise.all([waiting(reader._id, 'deleting'), waiting(reader._id, 'asked', query.data.after)])
  const { page, next } = pageOf(learns, PAGE, ({ since }) => since)
  const learned = await Promise.all(page.map((face) => learnOf(face, now)))
  const answer: ReaderChanges = { changes: [...forgets.slice(0, PAGE).map(forgetOf), ...learned.flat()], next }
  return json(200, answer)
}

const waiting = (readerId: ReaderId, state: 'asked' | 'deleting', after?: string) =>
  faces.find('reader', { equals: { readerId, state }, ...(after && { after: new Date(after) }), limit: PAGE + 1 })

type Change = ReaderChanges['changes'][number]

const forgetOf = ({ passId, version }: FaceDocument): Change => ({ kind: 'forget', passId, version })

/**
 * A face is handed out only if it is wanted at this instant, whatever a crash has left behind: it is brought up to date first. One without a picture
 * waits for it.
 */
async function learnOf({ readerId, passId }: FaceDocument, now: Date): Promise<Change[]> {
  const face = await syncFace(readerId, passId, now)
  if (face?.state !== 'asked' || face.photo === null || face.until === null) return []
  const photoUrl = await linkTo(face.photo)
  return photoUrl === null ? [] : [{ kind: 'learn', passId, version: face.version, photoUrl, until: face.until.toISOString() }]
}

/** Notes what the reader has done. What it said before, or answers an order that no longer stands, changes nothing. */
export async function receipts({ request, reader, now }: ReaderCall): Promise<HttpResponse> {
  const told = z.safeParse(ReaderReceipts, jsonIn(request.body))
  if (!told.success || request.query.size > 0) return failure('INVALID_REQUEST')
  for (const receipt of told.data.receipts) await take(reader._id, receipt, now)
  if (reader.list !== 'active') await retireReader(reader._id, now)
  return json(200, {})
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

async function take(readerId: ReaderId, receipt: Receipt, now: Date): Promise<void> {
  for (;;) {
    const face = await faces.get(faceIdOf(readerId, receipt.passId))
    const next = face && afterReceipt(face, receipt, now)
    if (!face || !next) return
    if (receipt.done === 'forgotten') await enter(face, receipt.receipt, now)
    if (await saveFace(face, next)) return
  }
}

/** The proof of deletion outlives the receipt: the trail keeps its hash, once for the order that it answers. */
const enter = ({ _id, readerId, since }: FaceDocument, receipt: string, at: Date) =>
  appendToTrail({
    // By the time of the order: versions begin anew when the face comes back long after its receipt is gone.
    eventId: `forgotten:${_id}:${since.getTime()}`,
    action: 'reader.forgotten',
    actorId: readerId,
    subject: `faces/${_id}`,
    at,
    reason: createHash('sha256').update(receipt).digest('hex'),
  })
