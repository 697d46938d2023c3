import type { OfferingId } from '../../../../contract/booking/ids'
import type { Job } from '../../../kernel/job'
import { batchReport, runEach } from '../../../kernel/jobs/runEach'
import { agendas } from '../agendaDocument'
import { advanceOffering } from '../changeOffering'
import { eraseBookings } from '../eraseBookings'
import { bookerOf } from '../facts'
import { CLAIM_MS, followBooking } from '../followBooking'
import { offerings } from '../offeringDocument'

/** In one run; the next one, minutes later, takes the next. */
const BATCH = 100

/** Offers that ran out go to the next in line, and claims that a crash left behind become what the offering says. Late, twice or never: nobody loses or gains a place by it. */
export async function followBookingsDue(now: Date): Promise<{ advanced: number; settled: number }> {
  const due = await offerings.findPart('dueAt', { equals: {}, upTo: now, limit: BATCH }, ['dueAt'])
  const advanced = await runEach(bookingsDue.name, due, ({ _id }) => advanceOffering(_id, now))
  return { advanced, settled: await settleOldClaims(now) }
}

export const bookingsDue: Job = {
  name: 'booking.due',
  budgetMs: 15_000,
  async run({ now }) {
    const result = await followBookingsDue(now)
    return batchReport(Math.max(result.advanced, result.settled), BATCH, result)
  },
}

async function settleOldClaims(now: Date): Promise<number> {
  const upTo = new Date(now.getTime() - CLAIM_MS)
  const left = await agendas.find('claimingSince', { equals: {}, upTo, limit: BATCH })
  return runEach(bookingsDue.name, left, async ({ _id, bookings }) => {
    const claimed = Object.entries(bookings).filter(([, { claim, since }]) => claim !== null && since <= upTo)
    for (const [offeringId] of claimed) await followBooking(offeringId as OfferingId, _id, now)
    // Claimed while the registration was being erased: the erasure has been through and doesn't come again.
    if (!(await bookerOf(_id))) await eraseBookings(_id, now)
  })
}
