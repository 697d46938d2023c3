import type { OutputOf } from '../../../../contract/kernel/action'
import type { CompoundId } from '../../../../contract/pass/ids'
import type { askListing, CompoundRow } from '../../../../contract/pass/pass'
import type { CompoundDocument } from '../compounds/compoundDocument'
import type { PassDocument } from '../pass/passDocument'
import { listingStateOf } from '../rules/listing'

type Mine = OutputOf<typeof askListing>['mine']

export function viewMyListing(pass: PassDocument | null, compoundId: CompoundId, now: Date): Mine {
  const listing = pass?.listings[compoundId]
  if (!listing) return null
  const { since, until, reason, face } = listing
  return { state: listingStateOf(listing, now), since: since.toISOString(), until: until?.toISOString() ?? null, reason, face }
}

export const viewCompoundRow = (compound: CompoundDocument, pass: PassDocument | null, now: Date): CompoundRow => ({
  compoundId: compound._id,
  name: compound.name,
  kind: compound.kind,
  level: compound.level,
  townId: compound.townId,
  who: compound.rules.who,
  mine: viewMyListing(pass, compound._id, now),
})
