import { findAll } from '../../../kernel/database/page'
import type { PayloadOf } from '../../../kernel/effect'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import { type ListingDocument, listingIdOf, listings } from '../documents/listing'
import { type Listing, type PassDocument, passes } from '../documents/pass'
import type { syncHolder, syncListing } from '../effects'
import { forgetFaces, syncFacesAt } from './faces'

/** Brings a compound's white list and its face readers to what one pass says now. */
export async function syncListingAndFaces(effect: PayloadOf<typeof syncListing>): Promise<void> {
  await copyListing(effect)
  await syncFacesAt(effect.compoundId, effect.passId, effect.at)
}

/** Brings every white list and every face reader that repeats the holder of a pass to what the pass says now. */
export async function syncHolderEverywhere({ passId, at }: PayloadOf<typeof syncHolder>): Promise<void> {
  const rows = await findAll(listings, 'pass', { equals: { passId } })
  await Promise.all(rows.map(({ compoundId }) => copyListing({ passId, compoundId })))
  await forgetFaces(passId, at)
}

/**
 * Copies the rider's listing from the pass into the compound's white list. The copy is read before the pass, so a pass that is found to be
 * newer really is. After a write both are read again: if the pass was erased meanwhile, the copy is removed.
 */
function copyListing({ passId, compoundId }: Pick<PayloadOf<typeof syncListing>, 'passId' | 'compoundId'>): Promise<void> {
  const id = listingIdOf(compoundId, passId)
  return retryOnConflict(async () => {
    const copy = await listings.get(id)
    const pass = await passes.get(passId)
    const listing = pass?.listings[compoundId]
    if (!pass || !listing) return !copy || (await listings.remove(id, { revision: copy.revision })) ? undefined : LOST
    if (copy && copy.revision >= pass.revision) return
    const fields = fieldsOf(pass, listing, compoundId)
    if (copy) await listings.update(id, { revision: copy.revision }, fields)
    else await listings.insert({ _id: id, ...fields })
    return LOST
  })
}

const LISTS = { asked: 'asked', approved: 'approved', refused: 'ended', removed: 'ended' } as const

const fieldsOf = (
  { _id: passId, holder, revision }: PassDocument,
  listing: Listing,
  compoundId: ListingDocument['compoundId'],
): Omit<ListingDocument, '_id'> => ({ ...listing, compoundId, passId, list: LISTS[listing.state], holder, revision })
