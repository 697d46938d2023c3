import type { SessionId } from '../../../../../contract/course/ids'
import type { PersonId } from '../../../../../contract/kernel/ids'
import { systemRequest } from '../../../../kernel/request'
import { riderIdOf, riders } from '../../../account/public'
import { changeOffering } from '../../../booking/changeOffering'
import { eraseBookings } from '../../../booking/eraseBookings'
import { type OfferingDocument, offerings } from '../../../booking/offeringDocument'
import { without } from '../../../booking/rules/cancel'
import { everyEntry, isLive } from '../../../booking/rules/entries'

/**
 * Somebody withdrew the registration while the result was being written: what was entered for their ticket is given back, and the next in line is offered
 * it. Their entry is found by the number that was drawn, since the ticket no longer says whose it was.
 */
export async function giveBackErased(sessions: readonly SessionId[], number: number, now: Date): Promise<void> {
  for (const id of sessions) {
    const session = await offerings.get(id)
    const personId = session && holderOf(session, number)
    if (personId) await leave(id, personId, now)
  }
}

const holderOf = (session: OfferingDocument, number: number): PersonId | undefined =>
  everyEntry(session).find(([, { drawn, state }]) => drawn?.number === number && isLive(state))?.[0]

async function leave(id: SessionId, personId: PersonId, now: Date): Promise<void> {
  const request = systemRequest({ actorId: 'timer', action: 'jobs.draws', requestId: `erased-${id}-${personId}`, now })
  await changeOffering(id, request, (session) => ({ kind: 'change', next: without(session, personId, 'removed', now) }))
  const rider = await riders.get(riderIdOf(personId))
  // The erasure may have been through before there was anything of this draw to erase.
  if (!rider || rider.status === 'erasing') await eraseBookings(personId, now)
}
