import type { Refusal } from '../../../../contract/kernel/refusal'
import type { ReaderView } from '../../../../contract/pass/faceReader'
import type { CompoundId } from '../../../../contract/pass/ids'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { pageOf } from '../../../kernel/database/page'
import { webUrl } from '../../../kernel/webUrl'
import type { HandlerOf } from '../../handlerOf'
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

export const list: HandlerOf<'compound.readers'> = async (_, { granted }) => ({ data: await viewReaders(granted._id) })

/** Those in use and those that still have to forget somebody. */
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

/** Who is on the white list and wants it is learned at once. */
export const add: HandlerOf<'compound.addReader'> = async ({ compoundId, gateId, name }, { caller, granted, request, now }) => {
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
  // A bound against mistakes: two who add at one instant may go over it by one.
  if ((await countReaders(compoundId)) >= MOST_READERS) return refuse({ code: 'TOO_MANY', details: { limit: MOST_READERS } })
  return {
    kind: 'change',
    next: { list: 'active', since: now },
    effects: [syncReaders({ compoundId, readerId, at: now })],
  }
}

export const remove: HandlerOf<'compound.removeReader'> = async ({ compoundId, readerId }, { request, now }) => {
  const load = async () => {
    const reader = await readers.get(readerId)
    return reader?.compoundId === compoundId ? reader : null
  }
  const outcome = await change(readers, load, request, (reader) => takeOutOfUse(reader, now))
  return 'refusal' in outcome ? outcome : { data: await viewReaders(compoundId) }
}

/** One that is removed already, or gone, stays what it is. */
const takeOutOfUse = ({ _id: readerId, compoundId, list }: ReaderDocument, now: Date): Decision<ReaderDocument> => ({
  kind: 'change',
  next: list === 'active' ? { list: 'removed', since: now } : {},
  effects: [syncReaders({ compoundId, readerId, at: now })],
})

const PAGE = 30

export const listFaces: HandlerOf<'compound.faces'> = async ({ compoundId, readerId, state, after }) => {
  const reader = await readers.get(readerId)
  if (reader?.compoundId !== compoundId) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const place = { equals: { readerId, state }, ...(after && { after: new Date(after) }), limit: PAGE + 1 }
  const { page, next } = pageOf(await faces.find('reader', place), PAGE, ({ since }) => since)
  return { data: { faces: page.map(viewFace), next } }
}

/** Without the picture: nobody has to recognise anybody here. */
const viewFace = ({ passId, holder, since, receipt }: FaceDocument) => ({
  passId,
  holder: holder && { ...holder, photoUrl: null },
  since: since.toISOString(),
  receipt,
})
