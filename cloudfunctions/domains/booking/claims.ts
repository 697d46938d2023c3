import { setTimeout as pause } from 'node:timers/promises'
import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import { type AgendaBooking, type AgendaDocument, agendaOf, saveAgenda } from './agendaDocument'
import { CLAIM_MS, followBooking } from './followBooking'
import type { OfferingHead } from './offeringDocument'
import { withBooking } from './rules/agendaBookings'

/** Another try of the same person is about to take this place: soon it will be known. */
const PAUSE_MS = 50
const MOST_PAUSES = 20

/**
 * Claims a place in somebody's agenda before it is taken in the offering, if `decide` has nothing against it. From then on no other booking gets in its
 * way. `claim` names the request: its repetitions share the claim, another request waits for it to be settled.
 */
export async function claimBooking<R extends Refusal>(
  head: OfferingHead,
  personId: PersonId,
  { claim, now }: { claim: string; now: Date },
  decide: (agenda: AgendaDocument) => R | null,
): Promise<R | Refusal<'UNAVAILABLE'> | null> {
  for (let pauses = 0; pauses < MOST_PAUSES; ) {
    const agenda = await agendaOf(personId)
    if (isForeign(agenda.bookings[head._id], claim, now)) {
      pauses += 1
      await pause(PAUSE_MS)
      continue
    }
    const refusal = decide(agenda)
    if (refusal) return refusal
    if (await saveAgenda(agenda, withBooking(agenda, head._id, claimOf(head, claim, now), now))) return null
  }
  return { code: 'UNAVAILABLE', details: {} }
}

const isForeign = (booking: AgendaBooking | undefined, claim: string, now: Date) =>
  booking !== undefined && booking.claim !== null && booking.claim !== claim && now.getTime() - booking.since.getTime() < CLAIM_MS

const claimOf = (head: OfferingHead, claim: string, now: Date): AgendaBooking => ({
  ...{ state: 'claimed', since: now, claim, title: head.about.title, kind: head.limit?.kind ?? null, place: head.place },
  ...{ slots: head.slots, endsAt: head.endsAt, revision: head.revision },
})

/** The claim becomes what the offering says: a booking, or nothing. */
export const settleClaim = (id: OfferingId, personId: PersonId, { claim, now }: { claim: string; now: Date }) =>
  followBooking(id, personId, now, claim)
