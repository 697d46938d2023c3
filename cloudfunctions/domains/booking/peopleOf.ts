import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { offerings } from './offeringDocument'
import { everyEntry, isLive } from './rules/entries'

/** Everybody who has a place, is offered one or waits, as it is now. */
export async function peopleOf(offeringId: OfferingId): Promise<PersonId[]> {
  const offering = await offerings.getPart(offeringId, ['entries'])
  return offering ? everyEntry(offering).flatMap(([personId, { state }]) => (isLive(state) ? [personId] : [])) : []
}
