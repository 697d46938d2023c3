import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { OwnOffering } from '../offeringDocument'
import { bookingStateOf } from './availability'
import { liveStateOf } from './entries'

/** `enrol`: a place now, or nothing. `wait`: a place if one is free, else a position in the waitlist. */
export type Way = 'enrol' | 'wait'

export type BookingRefusal = Refusal<'NOT_OPEN_YET' | 'BOOKING_CLOSED' | 'FULL' | 'ALREADY_BOOKED' | 'PLACES_ARE_DRAWN'>

/**
 * How a party gets in. `take` and `queue` are done by one conditional write without reading the lists of people; `look` needs them: an offer has run
 * out, or places are free that who waits can't use.
 */
export type Booking = { readonly kind: 'take' | 'queue' | 'look' } | { readonly kind: 'refuse'; readonly refusal: BookingRefusal }

const refuse = (refusal: BookingRefusal) => ({ kind: 'refuse', refusal }) as const

/** Decides by the head of an offering and the own entries alone. Whoever comes too late is told so without a write. */
export function decideBooking(own: OwnOffering, ids: readonly PersonId[], way: Way, now: Date): Booking {
  const state = bookingStateOf(own, now)
  if (state === 'soon') return refuse({ code: 'NOT_OPEN_YET', details: { opensAt: own.opensAt.toISOString() } })
  if (state === 'wishing' || state === 'drawing') return refuse({ code: 'PLACES_ARE_DRAWN', details: {} })
  if (state === 'closed' || state === 'cancelled') return refuse({ code: 'BOOKING_CLOSED', details: {} })
  const already = ids.flatMap((id) => liveStateOf(own, id) ?? [])[0]
  if (already) return refuse({ code: 'ALREADY_BOOKED', details: { state: already } })
  if (own.dueAt && own.dueAt <= now) return { kind: 'look' }
  return decideByPlaces(own, ids.length, way)
}

/** Nobody who comes now goes past who waits already. */
export function decideByPlaces({ free, waiting, waitLimit }: OwnOffering, seats: number, way: Way): Booking {
  if (free >= seats && waiting === 0) return { kind: 'take' }
  const full = { code: 'FULL', details: { waitlist: waiting + seats <= waitLimit, waiting } } as const
  if (way === 'enrol' || !full.details.waitlist) return refuse(full)
  return { kind: free > 0 ? 'look' : 'queue' }
}
