import type { PassId, ReaderId } from '../../../../contract/pass/ids'
import { findPage } from '../../../kernel/database/page'
import type { GoOn, PayloadOf, Turn } from '../../../kernel/effect'
import { compounds } from '../documents/compound'
import { faces } from '../documents/face'
import { listings } from '../documents/listing'
import { readers, readersIn } from '../documents/reader'
import type { syncReaders } from '../effects'
import { retireReader, syncFace } from './faces'

type Payload = PayloadOf<typeof syncReaders>
/** Where a turn stopped: at which reader, in which of its lists, behind which row. */
type Place = NonNullable<Payload['cursor']>
type List = Place['list']

/** Riders who are synced at once. */
const PAGE = 50

/**
 * Brings face readers to what the compound's white list says now: after one was added or removed, or the compound opened or closed. It may
 * concern thousands of riders, so it takes as many turns of a job as it needs.
 */
export async function syncReaderFaces(payload: Payload, { hasTime }: Turn): Promise<GoOn<Payload> | undefined> {
  const { compoundId, readerId, at, cursor } = payload
  const active = readerId ? [readerId] : (await readersIn('active', compoundId)).map(({ _id }) => _id)
  for (const id of active.toSorted()) {
    if (cursor && id < cursor.readerId) continue
    let place: Place | null = cursor?.readerId === id ? cursor : { readerId: id, list: 'asked', after: null }
    while (place !== null) {
      if (!hasTime()) return { next: { ...payload, cursor: place } }
      place = await syncPageOf(payload, place)
    }
    await retireReader(id, at)
  }
  return undefined
}

/** Syncs the riders of one page, and says where to go on; null: this reader is done. */
async function syncPageOf(payload: Payload, { readerId, list, after }: Place): Promise<Place | null> {
  const { passIds, next } = await findRiders(payload, readerId, list, after)
  await Promise.all(passIds.map((passId) => syncFace(readerId, passId, payload.at)))
  if (next !== null) return { readerId, list, after: next }
  const following = await listAfter(payload, readerId, list)
  return following && { readerId, list: following, after: null }
}

/** First the riders whom the reader knows or was asked to learn, then those on the white list who want to be known. */
async function findRiders({ compoundId }: Payload, readerId: ReaderId, list: List, after: string | null) {
  if (list === 'listed') {
    const { rows, next } = await findPage(listings, 'compound', { equals: { compoundId, list: 'approved' }, after, size: PAGE })
    return { passIds: rows.flatMap(({ passId, face }): PassId[] => (face ? [passId] : [])), next }
  }
  const { rows, next } = await findPage(faces, 'reader', { equals: { readerId, state: list }, after, size: PAGE })
  return { passIds: rows.map(({ passId }) => passId), next }
}

/** The list that comes after this one. A reader that may know nobody has nothing to learn from the white list. */
async function listAfter({ compoundId }: Payload, readerId: ReaderId, list: List): Promise<List | null> {
  if (list === 'asked') return 'acknowledged'
  if (list === 'listed') return null
  const [reader, compound] = await Promise.all([readers.get(readerId), compounds.get(compoundId)])
  return reader?.list === 'active' && compound?.open ? 'listed' : null
}
