import type { FollowListingEffect } from '../effects/effect'
import { type ListingDocument, listingIdOf, listings } from './listingDocument'
import { type Listing, type PassDocument, passes } from './passDocument'

/** Copies where a rider stands with a compound into the compound's list. Late or repeated, it copies what the pass says now. */
export async function followListing({ passId, compoundId }: FollowListingEffect): Promise<void> {
  const id = listingIdOf(compoundId, passId)
  for (;;) {
    const [pass, copy] = await Promise.all([passes.get(passId), listings.get(id)])
    const listing = pass?.listings[compoundId]
    if (!pass || !listing) return void (await listings.remove(id))
    const { _id, ...fields } = copyOf(pass, listing, id, compoundId)
    if (copy && copy.revision >= pass.revision) return
    const saved = copy ? await listings.update(id, { revision: copy.revision }, fields) : await listings.insert({ _id, ...fields })
    if (saved) return
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
