import type { PassId } from '../../../contract/pass/ids'
import { findFirst, untilNone } from '../../kernel/database/page'
import { newAlias } from '../../kernel/people/ids'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { keepMeasure } from '../account/public'
import { replaceByAnonymous, someEventsOf } from './documents/accessEvent'
import { addEndedCodes } from './documents/endedCodes'
import { listings } from './documents/listing'
import { passes } from './documents/pass'
import { sanctionInForce } from './rules/passStatus'
import { forgetFaces } from './sync/faces'
import { syncHolderEverywhere } from './sync/listing'

/** How many rows are found and changed before the next are looked for. */
const PAGE = 100

/**
 * Erases a pass: its codes die, the white lists and the face readers forget the rider, and the log keeps the access events as those of nobody,
 * under random ids. The pass goes before its copies, so that nobody makes a new copy. A measure of the district that is in force outlasts it. It may run
 * again, and then finds nothing left.
 */
export async function erasePass(passId: PassId, at: Date, alias: string = newAlias()): Promise<void> {
  await retryOnConflict(async () => {
    const pass = await passes.get(passId)
    if (!pass) return
    await addEndedCodes(passId, { keyNo: null, at })
    const sanction = sanctionInForce(pass, at)
    if (sanction) await keepMeasure(pass.personId, 'pass', sanction, at)
    // What is decided meanwhile is seen: the pass goes as it was read.
    return (await passes.remove(passId, { revision: pass.revision })) ? undefined : LOST
  })
  await untilNone(
    () => findFirst(listings, 'pass', { equals: { passId }, most: PAGE }),
    ({ _id }) => listings.remove(_id),
  )
  await forgetFaces(passId, at)
  await untilNone(
    () => someEventsOf(passId, PAGE),
    (event) => replaceByAnonymous(event, alias),
  )
}

/** Erases what is left of the pass that this person had before: its events, and rows and faces that the new pass knows nothing of. */
export async function eraseFormerPass(passId: PassId, before: Date, alias: string): Promise<void> {
  await untilNone(
    () => someEventsOf(passId, PAGE, before),
    (event) => replaceByAnonymous(event, alias),
  )
  await syncHolderEverywhere({ passId, at: before })
}
