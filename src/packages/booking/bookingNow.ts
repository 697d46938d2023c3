import type { Availability, BookingState, OwnBooking } from '../../../contract/booking/booking'

const isPast = (instant: string, now: Date) => Date.parse(instant) <= now.getTime()

/**
 * What the server said, moved on by the clock alone: what opens at nine is a button at nine, without everybody asking at nine. Who then takes a place
 * is the server's decision, as ever.
 */
export function stateNow({ state, mode, opensAt, closesAt }: Availability, now: Date): BookingState {
  const begun = mode === 'draw' ? 'wishing' : 'open'
  const opened = state === 'soon' && isPast(opensAt, now) ? begun : state
  if (!isPast(closesAt, now)) return opened
  if (opened === 'wishing') return 'drawing'
  return mode === 'firstCome' && (opened === 'open' || opened === 'waitlist') ? 'closed' : opened
}

/** Until when others' decision about a place lets it be given back without consequence; null: they have decided nothing, or that is over. */
export function freeWayNow({ mine, availability }: Pick<Booked, 'mine' | 'availability'>, now: Date): string | null {
  if (mine?.state !== 'held' || !mine.freeUntil || isPast(mine.freeUntil, now)) return null
  return isPast(mine.freeUntil, new Date(availability.cancelUntil)) ? availability.cancelUntil : mine.freeUntil
}

interface Booked {
  mine: OwnBooking | null
  availability: Availability
  startsAt: string
}

/** What giving a place back would be now, moved on by the clock as well. */
export function cancellingNow({ mine, availability, startsAt }: Booked, now: Date): OwnBooking['cancelling'] {
  if (!mine || mine.cancelling === 'no') return 'no'
  // Others have changed it, or took it for the person: so long leaving costs nothing, also after the beginning.
  if (mine.freeUntil && !isPast(mine.freeUntil, now)) return 'free'
  if (isPast(startsAt, now)) return 'no'
  return mine.cancelling === 'free' && mine.state === 'held' && isPast(availability.cancelUntil, now) ? 'late' : mine.cancelling
}
