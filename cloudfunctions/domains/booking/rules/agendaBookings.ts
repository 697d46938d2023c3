import type { OfferingId } from '../../../../contract/booking/ids'
import type { AgendaBooking, AgendaDocument } from '../agendaDocument'

const KEPT_MS = 730 * 24 * 3_600_000

/** The agenda with this booking, or without it. Bookings that were over two years ago are forgotten, as their offerings are. */
export function withBooking(agenda: AgendaDocument, id: OfferingId, booking: AgendaBooking | null, now: Date): AgendaDocument {
  const { [id]: _, ...others } = agenda.bookings
  const all = booking ? { ...others, [id]: booking } : others
  const kept = Object.entries(all).filter(([, { endsAt }]) => now.getTime() - endsAt.getTime() < KEPT_MS)
  return { ...agenda, bookings: Object.fromEntries(kept), claimingSince: oldestClaim(kept.map(([, one]) => one)) }
}

function oldestClaim(bookings: readonly AgendaBooking[]): Date | null {
  const times = bookings.filter(({ claim }) => claim !== null).map(({ since }) => since.getTime())
  return times.length > 0 ? new Date(Math.min(...times)) : null
}
