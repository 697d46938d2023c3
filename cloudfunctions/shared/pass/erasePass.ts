import type { PassId } from '../../../contract/ids'
import { forgetFaces } from '../readers/followFaces'
import { endCodes } from './endedCodes'
import { listings } from './listingDocument'
import { passes } from './passDocument'
import { uses } from './useDocument'

const PAGE = 100

/**
 * Takes a pass out of everything: its codes die, the white lists and the face readers forget it, and the log keeps its uses without a name. The pass goes
 * before its copies, so that nobody makes a new one. Repeated, it finds nothing left.
 */
export async function erasePass(passId: PassId, at: Date): Promise<void> {
  if (await passes.get(passId)) await endCodes(passId, { keyNo: null, at })
  await passes.remove(passId)
  const copies = await listings.find('pass', { equals: { passId }, limit: PAGE })
  await Promise.all(copies.map(({ _id }) => listings.remove(_id)))
  await forgetFaces(passId, at)
  await takeNames(passId)
}

/** Page by page, the newest first. */
async function takeNames(passId: PassId, before?: Date): Promise<void> {
  const page = await uses.find('pass', { equals: { passId }, ...(before && { after: before }), limit: PAGE })
  await Promise.all(page.filter(({ holder }) => holder !== null).map(({ _id }) => uses.update(_id, {}, { holder: null })))
  const last = page.at(-1)
  if (last && page.length === PAGE) await takeNames(passId, last.at)
}
