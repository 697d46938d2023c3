import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { Cursor } from '../../../../contract/kernel/ids'
import { type ReaderChanges, ReaderReceipts } from '../../../../contract/pass/faceReader'
import { ReaderId } from '../../../../contract/pass/ids'
import { appendToTrail } from '../../../kernel/audit/trail'
import { type FoundPage, findPage } from '../../../kernel/database/page'
import { linksTo } from '../../../kernel/files'
import { failure, type HttpResponse, json, jsonIn } from '../../../kernel/http/http'
import { forSigner, type SignedCall, type SignerKind } from '../../../kernel/http/signers'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import { type FaceDocument, faceIdOf, faces } from '../documents/face'
import { type ReaderDocument, readerKeyOf, readers } from '../documents/reader'
import { afterReceipt, type Receipt } from '../rules/readers'
import { retireReader, saveFace, syncFaces } from '../sync/faces'

type ReaderCall = SignedCall<ReaderDocument>

const READERS: SignerKind<ReaderDocument> = {
  word: 'reader',
  /** Twice as much as fifty of the longest receipts. */
  bodyLimitBytes: 32 * 1024,
  /** Far more than one a minute. */
  mostRequests: 120,
  find: async (id) => (ReaderId.safeParse(id).success ? readers.get(id) : null),
  keyOf: readerKeyOf,
  note: ({ _id, requests }, changes) => readers.update(_id, { requests }, changes),
}

/** Handles requests that the reader itself has signed, and refuses all others. */
export const forReader = (handle: (call: ReaderCall) => Promise<HttpResponse>) => forSigner(READERS, handle)

const PAGE = 50

/** A cursor of the orders to forget begins with this; one without it is of the orders to learn, which come after all of them. */
const FORGETTING = 'forget~'

const isOfForgetting = (after: string | undefined) => after === undefined || after.startsWith(FORGETTING)

const After = z
  .string()
  .check(z.refine((after) => Cursor.safeParse(isOfForgetting(after) ? after.slice(FORGETTING.length) : after).success))
const Query = z.strictObject({ after: z.optional(After) })

/** Answers a reader which riders it has to forget and to learn, page by page. Learning waits until everybody to forget was named. */
export async function changes({ request, signer: reader, now }: ReaderCall): Promise<HttpResponse> {
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
export async function receipts({ request, signer: reader, now }: ReaderCall): Promise<HttpResponse> {
  const told = z.safeParse(ReaderReceipts, jsonIn(request.body))
  if (!told.success || request.query.size > 0) return failure('INVALID_REQUEST')
  for (const receipt of told.data.receipts) await noteReceipt(reader._id, receipt, now)
  if (reader.list !== 'active') await retireReader(reader._id, now)
  return json(200, {})
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
