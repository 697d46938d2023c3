import type { PassId } from '../../../contract/pass/ids'
import { eachPage } from '../../kernel/database/page'
import { accessEvents } from './documents/accessEvent'
import { addEndedCodes } from './documents/endedCodes'
import { listings } from './documents/listing'
import { passes } from './documents/pass'
import { forgetFaces } from './sync/faces'

/** More rows of white lists than a pass can have; and how many access events are changed at once. */
const PAGE = 100

/**
 * Erases a pass: its codes die, the white lists and the face readers forget the rider, and the log keeps the access events without a name. The
 * pass goes before its copies, so that nobody makes a new copy. It may run again, and then finds nothing left.
 */
export async function erasePass(passId: PassId, at: Date): Promise<void> {
  if (await passes.get(passId)) await addEndedCodes(passId, { keyNo: null, at })
  await passes.remove(passId)
  const copies = await listings.find('pass', { equals: { passId }, limit: PAGE })
  await Promise.all(copies.map(({ _id }) => listings.remove(_id)))
  await forgetFaces(passId, at)
  await removeNames(passId)
}

const removeNames = (passId: PassId) =>
  eachPage(accessEvents, 'pass', { equals: { passId }, size: PAGE }, (events) => {
    const named = events.filter(({ holder }) => holder !== null)
    return Promise.all(named.map(({ _id }) => accessEvents.update(_id, {}, { holder: null })))
  })
