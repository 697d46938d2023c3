import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Job } from '../../kernel/job'
import { batchReport, runEach } from '../../kernel/jobs/runEach'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { agendaOf, agendas, saveAgenda } from './agendaDocument'
import { hasWithdrawn } from './bookers'
import { advanceOffering } from './changeOffering'
import { eraseBookings } from './leave'
import { offerings } from './offeringDocument'
import { RESERVATION_MS } from './rules/agenda'
import { syncBooking } from './syncBooking'

/** In one turn; the next one takes the next. */
const BATCH = 100

/**
 * Offers that ran out go to the next in line, and a reservation that a crash has left behind becomes what the offering says. Late, twice or never:
 * nobody loses or gains a place by it.
 */
export async function followBookingsDue(now: Date): Promise<{ advanced: number; settled: number }> {
  const due = await offerings.findPart('dueAt', { equals: {}, upTo: now, limit: BATCH }, ['dueAt'])
  const advanced = await runEach(bookingsDue.name, due, ({ _id }) => advanceOffering(_id, now))
  return { advanced, settled: await settleOldReservations(now) }
}

export const bookingsDue: Job = {
  name: 'booking.due',
  budgetMs: 15_000,
  async run({ now }) {
    const result = await followBookingsDue(now)
    return batchReport(Math.max(result.advanced, result.settled), BATCH, result)
  },
}

async function settleOldReservations(now: Date): Promise<number> {
  const upTo = new Date(now.getTime() - RESERVATION_MS)
  const left = await agendas.find('reservingSince', { equals: {}, upTo, limit: BATCH })
  return runEach(bookingsDue.name, left, async ({ _id, bookings }) => {
    const old = Object.entries(bookings).filter(([, { reservation, since }]) => reservation !== null && since <= upTo)
    for (const [offeringId] of old) await syncBooking(offeringId as OfferingId, _id, now)
    // Made while the registration was being erased: the erasure has been through and doesn't come again.
    if (await hasWithdrawn(_id)) await eraseBookings(_id, now)
    else await noLongerNew(_id, upTo, now)
  })
}

const noLongerNew = (personId: PersonId, upTo: Date, now: Date): Promise<void> =>
  retryOnConflict(async () => {
    const agenda = await agendaOf(personId)
    if (!agenda.newSince || agenda.newSince > upTo) return
    return (await saveAgenda(agenda, { ...agenda, newSince: null }, now)) ? undefined : LOST
  })
