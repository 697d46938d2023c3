import { createHash } from 'node:crypto'
import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { systemRequest, type WriteRequest } from '../../kernel/request'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { agendaOf, agendas } from './agendaDocument'
import { changeOffering } from './changeOffering'
import type { OfferingDocument } from './offeringDocument'
import { without } from './rules/cancel'
import { changedEntry, entryOf, liveStateOf } from './rules/entries'

/**
 * Somebody's registration is being erased: their places go to the next in line, their name leaves every roll, and their agenda goes. What stays is that
 * a pseudonymous somebody was there. Repeatable.
 *
 * @param taken what was just taken for them, and may not be in the agenda
 */
export const eraseBookings = (personId: PersonId, at: Date, taken: readonly OfferingId[] = []): Promise<void> =>
  retryOnConflict(async () => {
    const agenda = await agendaOf(personId)
    const ids = new Set([...(Object.keys(agenda.bookings) as OfferingId[]), ...taken])
    for (const offeringId of ids) await eraseBooking(offeringId, personId, at)
    // One that was claimed meanwhile is in the agenda: it is read again before it goes.
    return agenda.revision === 0 || (await agendas.remove(personId, { revision: agenda.revision })) ? undefined : LOST
  })

const eraseBooking = (offeringId: OfferingId, personId: PersonId, at: Date) =>
  changeOffering(offeringId, requestOf(personId, offeringId, at), (offering) => ({
    kind: 'change',
    next: forgotten(offering, personId, at),
  }))

function forgotten(offering: OfferingDocument, personId: PersonId, at: Date): OfferingDocument {
  const stays = at >= offering.startsAt && liveStateOf(offering, personId) === 'held'
  const left = stays ? offering : without(offering, personId, 'cancelled', at)
  // Where there is no entry yet, a booking may be under way: it finds that somebody was here (`takePlace`) and lets go.
  const entry = entryOf(left, personId) ?? changedEntry(null, { state: 'cancelled', since: at })
  return { ...left, entries: { ...left.entries, [personId]: { ...entry, name: null } } }
}

function requestOf(personId: PersonId, offeringId: OfferingId, at: Date): WriteRequest {
  const requestId = createHash('sha256').update(`${personId}:${offeringId}:${at.getTime()}`).digest('hex').slice(0, 32)
  return systemRequest({ actorId: 'erasure', action: 'rider.withdraw', requestId, now: at })
}
