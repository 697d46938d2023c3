import { freeWayFrom, givenUntil } from '../../../../contract/booking/bounds'
import type { OfferingDocument, Participant } from '../offeringDocument'

/** What others decide is never at the cost of who holds a place: each of these ways out is free, whatever the deadline. */

/**
 * An offering that staff have moved: whoever holds a place booked other times or another place, so the way out is free until the first moved date begins,
 * and two days at the least.
 *
 * @param first when the first of the moved dates begins; null: what remains stays where it was
 */
export function withMove(offering: OfferingDocument, first: Date | null, now: Date): OfferingDocument {
  const times = [freeWayFrom(now).getTime(), first?.getTime() ?? 0, offering.moved?.freeUntil.getTime() ?? 0]
  return { ...offering, moved: { at: now, freeUntil: new Date(Math.max(...times)) } }
}

/** Whoever holds a place keeps the deadline that was promised, until the beginning, also when it is earlier for all who come later. */
export function withPromise(before: OfferingDocument, after: OfferingDocument, now: Date): OfferingDocument {
  if (before.status !== 'published' || before.cancelUntil <= now || after.cancelUntil >= before.cancelUntil) return after
  return withMove(after, before.cancelUntil < after.startsAt ? before.cancelUntil : after.startsAt, now)
}

/** Until when this participant gives a place back without consequence because of what others have decided; null: they haven't. */
export function freeUntilOf({ moved }: Pick<OfferingDocument, 'moved'>, { state, since, given }: Participant): Date | null {
  if (state !== 'held') return null
  const ofMove = moved && since < moved.at ? moved.freeUntil : null
  const ofGift = givenUntil({ since, given })
  if (!ofGift || !ofMove) return ofGift ?? ofMove
  return ofGift > ofMove ? ofGift : ofMove
}
