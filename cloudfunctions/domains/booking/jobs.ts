import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { onlyFields } from '../../kernel/database/page'
import type { Job } from '../../kernel/job'
import { runBacklog, WHOLE_TURN } from '../../kernel/jobs/runEach'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { agendaOf, agendas, saveAgenda } from './agendaDocument'
import { hasWithdrawn } from './bookers'
import { advanceOffering } from './changeOffering'
import { eraseBookings } from './leave'
import { offerings } from './offeringDocument'
import { RESERVATION_MS } from './rules/agenda'
import { syncBooking } from './syncBooking'

/** Documents that are read at a time. */
const PAGE = 100

const offeringsDue = onlyFields(offerings, ['dueAt'])

/**
 * Offers that ran out go to the next in line, and a reservation that a crash has left behind becomes what the offering says. Late, twice or never:
 * nobody loses or gains a place by it.
 */
export async function followBookingsDue(now: Date): Promise<{ advanced: number; settled: number }> {
  const { done: advanced } = await advanceDue(now)
  const { done: settled } = await settleOldReservations(now)
  return { advanced, settled }
}

function advanceDue(now: Date, turn = WHOLE_TURN) {
  const due = { collection: offeringsDue, index: 'dueAt', query: { equals: {}, upTo: now }, size: PAGE }
  return runBacklog(bookingsDue.name, due, turn, ({ _id }) => advanceOffering(_id, now))
}

export const bookingsDue: Job = {
  name: 'booking.due',
  budgetMs: 15_000,
  async run(turn) {
    const { done: advanced, ...progress } = await advanceDue(turn.now, turn)
    return { ...progress, result: { advanced } }
  },
}

export const reservationsDue: Job = {
  name: 'booking.reservations',
  budgetMs: 10_000,
  async run(turn) {
    const { done: settled, ...progress } = await settleOldReservations(turn.now, turn)
    return { ...progress, result: { settled } }
  },
}

function settleOldReservations(now: Date, turn = WHOLE_TURN) {
  const upTo = new Date(now.getTime() - RESERVATION_MS)
  const left = { collection: agendas, index: 'reservingSince', query: { equals: {}, upTo }, size: PAGE }
  return runBacklog(reservationsDue.name, left, turn, async ({ _id, bookings }) => {
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
