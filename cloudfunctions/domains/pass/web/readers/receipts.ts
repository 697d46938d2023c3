import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { ReaderReceipts } from '../../../../../contract/pass/faceReader'
import type { ReaderId } from '../../../../../contract/pass/ids'
import { appendToTrail } from '../../../../kernel/audit/trail'
import { failure, type HttpResponse, json } from '../../../../kernel/http/http'
import { type FaceDocument, faceIdOf, faces } from '../../readers/faceDocument'
import { saveFace } from '../../readers/followFaces'
import { afterReceipt, type Receipt } from '../../readers/rules/face'
import { settleReader } from '../../readers/settleReader'
import type { ReaderCall } from './call'

/** Notes what the reader has done. What it said before, or answers an order that no longer stands, changes nothing. */
export async function receipts({ request, reader, now }: ReaderCall): Promise<HttpResponse> {
  const told = z.safeParse(ReaderReceipts, jsonIn(request.body))
  if (!told.success || request.query.size > 0) return failure('INVALID_REQUEST')
  for (const receipt of told.data.receipts) await take(reader._id, receipt, now)
  if (reader.list !== 'active') await settleReader(reader._id, now)
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
