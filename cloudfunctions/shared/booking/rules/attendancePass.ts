import type { PersonId } from '../../../../contract/ids'
import type { OwnOffering } from '../offeringDocument'

/**
 * The number of somebody's attendance pass (听课证): that of the place, if it is one of the first so many. It comes with the place and goes with it. Since no
 * place's number is given twice, no pass's is either: who gives a pass back leaves a gap, and nobody moves up into it.
 */
export function passNumberOf({ status, about, entries }: OwnOffering, personId: PersonId): number | null {
  const entry = entries[personId]
  if (about.kind !== 'session' || status !== 'published' || entry?.state !== 'held') return null
  return entry.number !== null && entry.number <= about.passQuota ? entry.number : null
}

/** What a pass with this number is worth now. `gone`: the place was given back, or never had this number. `over`: the session is. */
export function passStateAt(own: OwnOffering, personId: PersonId, number: number, now: Date): 'valid' | 'gone' | 'over' {
  if (passNumberOf(own, personId) !== number) return 'gone'
  return now <= own.endsAt ? 'valid' : 'over'
}
