import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import { Cursor } from '../../../../contract/kernel/ids'
import { type ReaderChanges, ReaderReceipts } from '../../../../contract/pass/faceReader'
import { ReaderId } from '../../../../contract/pass/ids'
import { appendToTrail } from '../../../kernel/audit/trail'
import { type FoundPage, findPage } from '../../../kernel/database/page'
import { linksTo } from '../../../kernel/files'
import { failure, type HttpRequest, type HttpResponse, json, type WebCode } from '../../../kernel/http/http'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import { type FaceDocument, faceIdOf, faces } from '../documents/face'
import { type ReaderDocument, readerKeyOf, readers } from '../documents/reader'
import { afterReceipt, type Receipt, withNonce } from '../rules/readers'
import { retireReader, saveFace, syncFaces } from '../sync/faces'
import { isSignedBy, type Signed, signedIn } from './readerSignature'

/** A request that this reader has certainly made, just now. */
export interface ReaderCall {
  readonly request: HttpRequest
  readonly reader: ReaderDocument
  readonly now: Date
}

/** Twice as much as fifty of the longest receipts. */
const BODY_LIMIT_BYTES = 32 * 1024

/** Handles requests that the reader itself has signed, and refuses all others. */
export const forReader =
  (handle: (call: ReaderCall) => Promise<HttpResponse>) =>
  async (request: HttpRequest, { path, id, now }: { path: string; id: string; now: Date }): Promise<HttpResponse> => {
    if (request.body.length > BODY_LIMIT_BYTES) return failure('TOO_LARGE')
    const known = await authenticate(request, path, id, now)
    if (typeof known !== 'string') return handle({ request, reader: known.reader, now })
    return failure(known, known === 'TOO_MANY_REQUESTS' ? { 'retry-after': '60' } : {})
  }

/** How far a device's clock may be off. A nonce is remembered for as long as the same request would still be accepted. */
const WINDOW_MS = 300_000

/** Checked instead of the key of a reader that doesn't exist, so that the time of the answer doesn't tell which readers exist. */
const NOBODYS_KEY = randomBytes(32).toString('base64')

/**
 * The reader that has signed this request, just now and for the first time. A sender without the right signature is never told why it was
 * refused. A device with the right signature is told when its clock is wrong or it repeats a request.
 */
async function authenticate(request: HttpRequest, path: string, id: string, now: Date): Promise<{ reader: ReaderDocument } | WebCode> {
  const signed = signedIn(request, path)
  const reader = ReaderId.safeParse(id).success ? await readers.get(id) : null
  const isGenuine = signed !== null && isSignedBy(signed, signed.signature, reader ? readerKeyOf(reader) : NOBODYS_KEY)
  if (!reader || !isGenuine) return 'UNAUTHORIZED'
  const at = Number(signed.time) * 1000
  if (Math.abs(at - now.getTime()) > WINDOW_MS) return 'CLOCK_WRONG'
  return noteRequest(reader, signed, at, now)
}

/** Notes the nonce by one conditional write, so that of two requests with the same nonce one is refused even when they come at the same time. */
function noteRequest(reader: ReaderDocument, { nonce }: Signed, at: number, now: Date): Promise<{ reader: ReaderDocument } | WebCode> {
  let read: ReaderDocument | null = reader
  return retryOnConflict(async () => {
    if (!read) return 'UNAUTHORIZED'
    const known: ReaderDocument = read
    const nonces = withNonce(known.nonces, { nonce, until: new Date(at + WINDOW_MS + 1000) }, now)
    if (nonces === 'used') return 'NONCE_USED'
    if (nonces === 'tooMany') return 'TOO_MANY_REQUESTS'
    const { _id, requests } = known
    if (await readers.update(_id, { requests }, { nonces, requests: requests + 1, lastSeenAt: now })) return { reader: known }
    read = await readers.get(_id)
    return LOST
  })
}

const PAGE = 50

/** A cursor of the orders to forget begins with this; one without it is of the orders to learn, which come after all of them. */
const FORGETTING = 'forget~'

const isOfForgetting = (after: string | undefined) => after === undefined || after.startsWith(FORGETTING)

const After = z
  .string()
  .check(z.refine((after) => Cursor.safeParse(isOfForgetting(after) ? after.slice(FORGETTING.length) : after).success))
const Query = z.strictObject({ after: z.optional(After) })

/** Answers a reader which riders it has to forget and to learn, page by page. Learning waits until everybody to forget was named. */
export async function changes({ request, reader, now }: ReaderCall): Promise<HttpResponse> {
  // A function that died after the last receipt may have left this undone.
  if (reader.list !== 'active') await retireReader(reader._id, now)
  const query = z.safeParse(Query, Object.fromEntries(request.query))
  if (!query.success) return failure('INVALID_REQUEST')
  const { after } = query.data
  const toForget = isOfForgetting(after) ? await ordersIn('deleting', reader, after?.slice(FORGETTING.length)) : NO_ORDERS
  if (toForget.next) return answer(toForget.rows.map(forgetOf), `${FORGETTING}${toForget.next}`)
  const toLearn = await ordersIn('asked', reader, isOfForgetting(after) ? undefined : after)
  return answer([...toForget.rows.map(forgetOf), ...(await learnOrders(reader, toLearn.rows, now))], toLearn.next)
}

const NO_ORDERS: FoundPage<FaceDocument> = { rows: [], next: null }

const ordersIn = (state: 'deleting' | 'asked', { _id: readerId }: ReaderDocument, after: string | undefined) =>
  findPage(faces, 'reader', { equals: { readerId, state }, after, size: PAGE })

function answer(found: Change[], next: string | null): HttpResponse {
  const answered: ReaderChanges = { changes: found, next }
  return json(200, answered)
}

type Change = ReaderChanges['changes'][number]

const forgetOf = ({ passId, version }: FaceDocument): Change => ({ kind: 'forget', passId, version })

/** A device fetches a picture as soon as it has its link. Whoever takes the consent back meanwhile is out of reach a minute later. */
const LINK_SECONDS = 60

/**
 * The orders to learn faces. The faces are brought up to date first, so that none is handed out which the reader must not know any more. If
 * storage has no picture, there is no order, and the face waits.
 */
async function learnOrders(reader: ReaderDocument, asked: readonly FaceDocument[], now: Date): Promise<Change[]> {
  const current = await syncFaces(reader, asked, now)
  const links = await linksTo(
    current.flatMap(({ photo }) => photo ?? []),
    LINK_SECONDS,
  )
  return current.flatMap(({ passId, state, version, photo, until }): Change[] => {
    const photoUrl = photo && links.get(photo)
    if (state !== 'asked' || !photoUrl || until === null) return []
    return [{ kind: 'learn', passId, version, photoUrl, until: until.toISOString() }]
  })
}

/** Notes what the reader has done. A receipt that came before, or that answers an order which was replaced, changes nothing. */
export async function receipts({ request, reader, now }: ReaderCall): Promise<HttpResponse> {
  const told = z.safeParse(ReaderReceipts, jsonIn(request.body))
  if (!told.success || request.query.size > 0) return failure('INVALID_REQUEST')
  for (const receipt of told.data.receipts) await noteReceipt(reader._id, receipt, now)
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

function noteReceipt(readerId: ReaderId, receipt: Receipt, now: Date): Promise<void> {
  return retryOnConflict(async () => {
    const face = await faces.get(faceIdOf(readerId, receipt.passId))
    const next = face && afterReceipt(face, receipt, now)
    if (!face || !next) return
    if (receipt.done === 'forgotten') await auditForgotten(face, receipt.receipt, now)
    return (await saveFace(face, next)) ? undefined : LOST
  })
}

/** Enters the hash of the receipt in the audit trail, which is kept longer than the receipt. It is entered once for each order. */
const auditForgotten = ({ _id, readerId, since }: FaceDocument, receipt: string, at: Date) =>
  appendToTrail({
    // Named by the time of the order, not by its version: versions start again when a face comes back after its document was removed.
    eventId: `forgotten:${_id}:${since.getTime()}`,
    action: 'reader.forgotten',
    actorId: readerId,
    subject: `faces/${_id}`,
    at,
    reason: createHash('sha256').update(receipt).digest('hex'),
  })
