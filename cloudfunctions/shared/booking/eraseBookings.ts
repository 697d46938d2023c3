import { createHash } from 'node:crypto'
import type { OfferingId, PersonId } from '../../../contract/ids'
import type { WriteRequest } from '../request'
import { agendaOf, agendas } from './agendaDocument'
import { changeOffering } from './changeOffering'
import type { OfferingDocument } from './offeringDocument'
import { without } from './rules/cancel'
import { entryOf } from './rules/entries'

/**
 * Somebody's registration is being erased: their places go to the next in line, their name leaves every roll, and their agenda goes. What stays is that
 * a pseudonymous somebody was there. Repeatable.
 */
export async function eraseBookings(personId: PersonId, at: Date): Promise<void> {
  const agenda = await agendaOf(personId)
  for (const offeringId of Object.keys(agenda.bookings) as OfferingId[]) {
    await changeOffering(offeringId, requestOf(personId, offeringId, at), (offering) => ({
      kind: 'change',
      next: forgotten(offering, personId, at),
    }))
  }
  await agendas.remove(personId)
}

function forgotten(offering: OfferingDocument, personId: PersonId, at: Date): OfferingDocument {
  const left = at < offering.startsAt ? without(offering, personId, 'cancelled', at) : offering
  const entry = entryOf(left, personId)
  return entry ? { ...left, entries: { ...left.entries, [personId]: { ...entry, name: null } } } : left
}

function requestOf(personId: PersonId, offeringId: OfferingId, at: Date): WriteRequest {
  const requestId = createHash('sha256').update(`${personId}:${offeringId}:${at.getTime()}`).digest('hex').slice(0, 32)
  return { requestId, action: 'rider.withdraw', actorId: 'erasure', now: at, audited: false, fingerprint: requestId }
}
