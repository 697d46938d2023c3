import type { PersonId } from '../../../../contract/kernel/ids'
import type { OwnOffering } from '../../booking/offeringDocument'
import { hasPass } from '../../booking/rules/places'

/**
 * The number of somebody's attendance pass (听课证): that of the place, if it is one of so many. It comes with the place and goes with it; who gives one back
 * leaves it to the next number that has none yet. Since no place's number is given twice, no pass's is either, and nobody's is ever taken by others' leaving.
 */
export function passNumberOf(own: OwnOffering, personId: PersonId): number | null {
  const entry = own.participants[personId]
  if (own.status !== 'published' || entry?.state !== 'held') return null
  return hasPass(own, entry.number) ? entry.number : null
}
