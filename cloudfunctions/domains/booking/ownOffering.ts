import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { OFFERING_HEAD, type OwnOffering, offerings, withEntries } from './offeringDocument'

/** The offering as these people see it: of the entries only theirs. Drafts are there for nobody. */
export async function ownOfferingOf(id: OfferingId, personIds: readonly PersonId[]): Promise<OwnOffering | null> {
  const found = await offerings.getPart(
    id,
    OFFERING_HEAD,
    personIds.map((personId) => `entries.${personId}` as const),
  )
  return found && found.status !== 'draft' ? withEntries(found) : null
}

/** Where somebody stands in the waitlist, 1 is the next; null for who doesn't wait. */
export async function positionOf({ _id, entries }: OwnOffering, personId: PersonId): Promise<number | null> {
  if (entries[personId]?.state !== 'waiting') return null
  const queue = (await offerings.getPart(_id, ['queue']))?.queue ?? []
  const at = queue.findIndex((party) => party.includes(personId))
  return at < 0 ? null : at + 1
}
