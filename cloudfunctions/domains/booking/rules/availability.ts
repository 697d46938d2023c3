import type { Availability, BookingState } from '../../../../contract/booking/booking'
import type { OfferingHead } from '../offeringDocument'

/** What can be done with an offering now. What `decideBooking` decides begins with this, so a screen never promises what is then refused. */
export function bookingStateOf(head: OfferingHead, now: Date): BookingState {
  if (head.status === 'cancelled') return 'cancelled'
  if (now >= head.startsAt) return 'closed'
  if (now < head.opensAt) return 'soon'
  if (head.mode === 'draw') return drawState(head, now)
  if (now >= head.closesAt) return 'closed'
  if (head.free > 0 && head.waiting === 0) return 'open'
  return head.waiting < head.waitLimit ? 'waitlist' : 'full'
}

/** What is left over by a draw goes to its waitlist, not to who comes first. */
function drawState({ drawnAt, closesAt }: OfferingHead, now: Date): BookingState {
  if (drawnAt) return 'closed'
  return now < closesAt ? 'wishing' : 'drawing'
}

/** The same with what people want to know beside it. */
export const availabilityOf = (head: OfferingHead, now: Date): Availability => ({
  state: bookingStateOf(head, now),
  mode: head.mode,
  opensAt: head.opensAt.toISOString(),
  closesAt: head.closesAt.toISOString(),
  cancelUntil: head.cancelUntil.toISOString(),
  capacity: head.capacity,
  left: Math.max(head.free, 0),
  waiting: head.waiting,
  offerMinutes: head.offerMinutes,
})
