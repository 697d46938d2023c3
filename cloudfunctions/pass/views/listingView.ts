import type { OutputOf } from '../../../contract/action'
import type { CompoundId } from '../../../contract/ids'
import type { askListing, CompoundRow, ListingState } from '../../../contract/pass'
import type { CompoundDocument } from '../../shared/compounds/compoundDocument'
import type { Listing, PassDocument } from '../../shared/pass/passDocument'

/** An approval whose time is over is one no more. */
export const stateOfListing = ({ state, until }: Pick<Listing, 'state' | 'until'>, now: Date): ListingState =>
  state === 'approved' && until !== null && until <= now ? 'expired' : state

type Mine = OutputOf<typeof askListing>['mine']

export function viewMyListing(pass: PassDocument | null, compoundId: CompoundId, now: Date): Mine {
  const listing = pass?.listings[compoundId]
  if (!listing) return null
  const { since, until, reason, face } = listing
  return { state: stateOfListing(listing, now), since: since.toISOString(), until: until?.toISOString() ?? null, reason, face }
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
