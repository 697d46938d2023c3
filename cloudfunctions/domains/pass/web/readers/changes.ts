import * as z from 'zod/mini'
import { Cursor } from '../../../../../contract/kernel/ids'
import type { ReaderChanges } from '../../../../../contract/pass/faceReader'
import type { ReaderId } from '../../../../../contract/pass/ids'
import { pageOf } from '../../../../kernel/database/page'
import { linkTo } from '../../../../kernel/files'
import { failure, type HttpResponse, json } from '../../../../kernel/http/http'
import { type FaceDocument, faces } from '../../readers/faceDocument'
import { followFace } from '../../readers/followFaces'
import { settleReader } from '../../readers/settleReader'
import type { ReaderCall } from './call'

const PAGE = 50

const Query = z.strictObject({ after: z.optional(Cursor) })

/** Whom the reader has to forget and to learn. */
export async function changes({ request, reader, now }: ReaderCall): Promise<HttpResponse> {
  // What the last receipt should have led to, if the function died on it.
  if (reader.list !== 'active') await settleReader(reader._id, now)
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
  const face = await followFace(readerId, passId, now)
  if (face?.state !== 'asked' || face.photo === null || face.until === null) return []
  const photoUrl = await linkTo(face.photo)
  return photoUrl === null ? [] : [{ kind: 'learn', passId, version: face.version, photoUrl, until: face.until.toISOString() }]
}
