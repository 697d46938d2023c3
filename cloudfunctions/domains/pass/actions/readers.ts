import type { Refusal } from '../../../../contract/kernel/refusal'
import type { faceReaderActions, ReaderView } from '../../../../contract/pass/faceReader'
import type { CompoundId } from '../../../../contract/pass/ids'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { findPage } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import { webUrl } from '../../../kernel/webUrl'
import { countFaces, type FaceDocument, faces } from '../documents/face'
import {
  countReaders,
  ensureReader,
  MOST_READERS,
  type ReaderDocument,
  readerIdFor,
  readerKeyOf,
  readers,
  readersIn,
} from '../documents/reader'
import { syncReaders } from '../effects'
import { retireReader } from '../sync/faces'

export const list: Handler<typeof faceReaderActions.list> = async (_, { granted }) => ({ data: await viewReaders(granted._id) })

/** The readers in use, and the removed ones that still have to forget somebody. */
export async function viewReaders(compoundId: CompoundId): Promise<{ readers: ReaderView[] }> {
  const [active, removed] = await Promise.all([readersIn('active', compoundId), readersIn('removed', compoundId)])
  return { readers: await Promise.all([...active, ...removed].map(viewReader)) }
}

const viewReader = async ({ _id, name, gateId, lastSeenAt }: ReaderDocument): Promise<ReaderView> => ({
  readerId: _id,
  name,
  gateId,
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
  counts: await countFaces(_id),
})

/** The riders on the white list who have turned face entry on are learned by a job, since they may be many. */
export const add: Handler<typeof faceReaderActions.add> = async ({ compoundId, gateId, name }, { caller, granted, request, now }) => {
  const url = webUrl()
  if (!granted.gates.some((gate) => gate.gateId === gateId)) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const readerId = readerIdFor(caller.personId, request.requestId)
  const load = () => ensureReader({ _id: readerId, compoundId, gateId, name }, now)
  const outcome = await change(readers, load, request, (reader) => takeIntoUse(reader, now))
  if ('refusal' in outcome) return outcome
  return { data: { readerId, key: readerKeyOf(outcome.doc), url: `${url}/readers/${readerId}` } }
}

async function takeIntoUse(reader: ReaderDocument, now: Date): Promise<Decision<ReaderDocument, Refusal<'TOO_MANY'>>> {
  const { _id: readerId, compoundId } = reader
  // The limit guards against mistakes. Two people who add a reader at the same instant may exceed it by one.
  if ((await countReaders(compoundId)) >= MOST_READERS) return refuse({ code: 'TOO_MANY', details: { limit: MOST_READERS } })
  return {
    kind: 'change',
    next: { list: 'active', since: now },
    effects: [syncReaders({ compoundId, readerId, at: now })],
  }
}

export const remove: Handler<typeof faceReaderActions.remove> = async ({ compoundId, readerId }, { request, now }) => {
  const load = async () => {
    const reader = await readers.get(readerId)
    return reader?.compoundId === compoundId ? reader : null
  }
  const outcome = await change(readers, load, request, (reader) => takeOutOfUse(reader, now))
  if ('refusal' in outcome) return outcome
  // A job has the reader forget everybody. One that knows nobody has nothing to forget, and can go from the list at once.
  await retireReader(readerId, now)
  return { data: await viewReaders(compoundId) }
}

/** A reader that is removed or gone already stays so. */
const takeOutOfUse = ({ _id: readerId, compoundId, list }: ReaderDocument, now: Date): Decision<ReaderDocument> => ({
  kind: 'change',
  next: list === 'active' ? { list: 'removed', since: now } : {},
  effects: [syncReaders({ compoundId, readerId, at: now })],
})

const PAGE = 30

export const listFaces: Handler<typeof faceReaderActions.faces> = async ({ compoundId, readerId, state, after }) => {
  const reader = await readers.get(readerId)
  if (reader?.compoundId !== compoundId) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const { rows, next } = await findPage(faces, 'reader', { equals: { readerId, state }, after, size: PAGE })
  return { data: { faces: rows.map(viewFace), next } }
}

/** Without the picture, because nobody has to recognise a face here. */
const viewFace = ({ passId, holder, since, receipt }: FaceDocument) => ({
  passId,
  holder: holder && { ...holder, photoUrl: null },
  since: since.toISOString(),
  receipt,
})
