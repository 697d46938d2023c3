import type { BookingState } from '../../../../../contract/booking/booking'
import type { SessionRow } from '../../../../../contract/course/course'
import { stateNow } from '../../../booking/bookingNow'

type WorkKind = Extract<NonNullable<SessionRow['eligibility']>[number], { rule: 'workKind' }>['kinds'][number]

/** It can be booked now, in whatever way, or soon. */
const COMES: readonly BookingState[] = ['soon', 'open', 'waitlist', 'wishing']

/** Whether somebody of this kind of work is taken. Null: it isn't known, so nothing is in the way. */
const takes = ({ eligibility = [] }: SessionRow, workKind: WorkKind | null) =>
  workKind === null || eligibility.every((rule) => rule.rule !== 'workKind' || rule.kinds.includes(workKind))

/** Parts what one can book, or has booked, from what has ended, is full or takes others. Each keeps the order of its beginning. */
export function partedByBooking(rows: readonly SessionRow[], workKind: WorkKind | null, now: Date) {
  const isBookable = (row: SessionRow) => row.mine !== null || (COMES.includes(stateNow(row.availability, now)) && takes(row, workKind))
  return { bookable: rows.filter(isBookable), others: rows.filter((row) => !isBookable(row)) }
}
