import type { PassId } from '../../../contract/pass/ids'
import { pageOf } from '../../kernel/database/page'
import { accessEvents } from './documents/accessEvent'
import { addEndedCodes } from './documents/endedCodes'
import { listings } from './documents/listing'
import { passes } from './documents/pass'
import { forgetFaces } from './sync/faces'

const PAGE = 100

/**
 * Takes a pass out of everything: its codes die, the white lists and the face readers forget it, and the log keeps its uses without a name. The pass goes
 * before its copies, so that nobody makes a new one. Repeated, it finds nothing left.
 */
export async function erasePass(passId: PassId, at: Date): Promise<void> {
  if (await passes.get(passId)) await addEndedCodes(passId, { keyNo: null, at })
  await passes.remove(passId)
  const copies = await listings.find('pass', { equals: { passId }, limit: PAGE })
  await Promise.all(copies.map(({ _id }) => listings.remove(_id)))
  await forgetFaces(passId, at)
  await takeNames(passId)
}

/** Page by page, the newest first. */
async function takeNames(passId: PassId, after?: Date): Promise<void> {
  const found = await accessEvents.find('pass', { equals: { passId }, ...(after && { after }), limit: PAGE + 1 })
  const { page, next } = pageOf(found, PAGE, ({ at }) => at)
  await Promise.all(page.filter(({ holder }) => holder !== null).map(({ _id }) => accessEvents.update(_id, {}, { holder: null })))
  if (next !== null) await takeNames(passId, new Date(next))
}
