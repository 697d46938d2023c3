import type { OwnBooking } from '../../../../contract/booking/booking'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { OfferingHead, OwnOffering } from '../offeringDocument'
import { entryOf } from './entries'

/** What giving a place back would be now. */
export function cancellingOf(
  { startsAt, cancelUntil }: Pick<OfferingHead, 'startsAt' | 'cancelUntil'>,
  now: Date,
): OwnBooking['cancelling'] {
  if (now >= startsAt) return 'no'
  return now <= cancelUntil ? 'free' : 'late'
}

/**
 * Where somebody stands with an offering; null for who never booked it. An offer that has run out is over, also where no timer has noticed yet.
 *
 * @param position in the waitlist (`positionOf`), 1 is the next
 */
export function viewOwnBooking(own: OwnOffering, personId: PersonId, position: number | null, now: Date): OwnBooking | null {
  const entry = entryOf(own, personId)
  if (!entry) return null
  const isOver = entry.until !== null && entry.until <= now
  return {
    state: isOver ? 'expired' : entry.state,
    since: (isOver ? (entry.until ?? entry.since) : entry.since).toISOString(),
    position: entry.state === 'waiting' ? position : null,
    offeredUntil: entry.state === 'offered' && !isOver ? (entry.until?.toISOString() ?? null) : null,
    cancelling: cancellingOf(own, now),
    drawn: entry.drawn,
  }
}
