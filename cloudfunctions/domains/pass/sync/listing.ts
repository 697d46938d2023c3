import type { PayloadOf } from '../../../kernel/effect'
import { type ListingDocument, listingIdOf, listings } from '../documents/listing'
import { type Listing, type PassDocument, passes } from '../documents/pass'
import type { syncListing } from '../effects'
import { syncFacesOfPass } from './faces'

/** Brings a compound's list and its face readers to what the pass says now, late or repeated. */
export async function syncListingAndFaces(effect: PayloadOf<typeof syncListing>): Promise<void> {
  await copyListing(effect)
  await syncFacesOfPass(effect.passId, effect.compoundId, effect.at)
}

/**
 * Copies where a rider stands with a compound into the compound's list, until the copy is that of the pass. It is read before the pass, so that it is
 * never newer: nobody takes away what another has just brought. After a change both are read again: a pass erased meanwhile leaves no copy.
 */
async function copyListing({ passId, compoundId }: PayloadOf<typeof syncListing>): Promise<void> {
  const id = listingIdOf(compoundId, passId)
  for (;;) {
    const copy = await listings.get(id)
    const pass = await passes.get(passId)
    const listing = pass?.listings[compoundId]
    if (pass && listing) {
      if (copy && copy.revision >= pass.revision) return
      const { _id, ...fields } = copyOf(pass, listing, id, compoundId)
      if (copy) await listings.update(id, { revision: copy.revision }, fields)
      else await listings.insert({ _id, ...fields })
    } else if (!copy || (await listings.remove(id, { revision: copy.revision }))) return
  }
}

const LISTS = { asked: 'asked', approved: 'approved', refused: 'ended', removed: 'ended' } as const

const copyOf = (
  { _id: passId, holder, revision }: PassDocument,
  listing: Listing,
  _id: string,
  compoundId: ListingDocument['compoundId'],
) => ({
  ...listing,
  _id,
  compoundId,
  passId,
  list: LISTS[listing.state],
  holder,
  revision,
})
