import type { FollowListingEffect } from '../effects/effect'
import { followFaces } from '../readers/followFaces'
import { type ListingDocument, listingIdOf, listings } from './listingDocument'
import { type Listing, type PassDocument, passes } from './passDocument'

/** Brings a compound's list and its face readers to what the pass says now, late or repeated. */
export async function followListing(effect: FollowListingEffect): Promise<void> {
  await copyListing(effect)
  await followFaces(effect.passId, effect.compoundId, effect.at)
}

/** Copies where a rider stands with a compound into the compound's list. */
async function copyListing({ passId, compoundId }: FollowListingEffect): Promise<void> {
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
