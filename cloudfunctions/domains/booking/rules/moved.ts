import type { OfferingDocument, Participant } from '../offeringDocument'

const HOUR_MS = 3_600_000

/** Who is told that something was moved has so long at the least to give the place back: two nights, whatever the shift. */
const FREE_HOURS = 48

/**
 * An offering that staff have moved: whoever holds a place booked other times or another place, so the way out is free until the first moved date begins,
 * and two days at the least.
 *
 * @param first when the first of the moved dates begins; null: what remains stays where it was
 */
export function withMove(offering: OfferingDocument, first: Date | null, now: Date): OfferingDocument {
  const times = [now.getTime() + FREE_HOURS * HOUR_MS, first?.getTime() ?? 0, offering.moved?.freeUntil.getTime() ?? 0]
  return { ...offering, moved: { at: now, freeUntil: new Date(Math.max(...times)) } }
}

/** Until when this participant gives a place back without consequence because staff have moved the offering since; null: they haven't. */
export const freeUntilOf = ({ moved }: Pick<OfferingDocument, 'moved'>, { state, since }: Participant): Date | null =>
  moved && state === 'held' && since < moved.at ? moved.freeUntil : null
