import type { CompoundId, PassId } from '../../../../contract/pass/ids'
import type { ListingRefusal } from '../../../../contract/pass/pass'
import { openCollection } from '../../../kernel/database/collection'
import { fieldsOfHolder, type Holder, type Listing } from './pass'

/**
 * One row of a compound's white list. It is a copy for lists: the truth is in the pass (`PassDocument.listings`), and `sync/listing.ts` brings
 * the copy up to date. Its `_id` is made of compound and pass.
 */
export interface ListingDocument {
  readonly _id: string
  readonly compoundId: CompoundId
  readonly passId: PassId
  readonly list: 'asked' | 'approved' | 'ended'
  readonly state: Listing['state']
  readonly since: Date
  readonly until: Date | null
  readonly reason: ListingRefusal | null
  readonly face: boolean
  readonly holder: Holder
  /** The pass's revision that was copied: an older copy never replaces a newer one. */
  readonly revision: number
}

export const listings = openCollection<ListingDocument>({
  name: 'listings',
  indexes: [
    {
      name: 'compound',
      keys: [
        ['compoundId', 1],
        ['list', 1],
        ['since', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'pass',
      keys: [
        ['passId', 1],
        ['_id', 1],
      ],
    },
  ],
  retention: { keep: 'untilErased', why: 'Goes with the pass that it copies.' },
  copies: fieldsOfHolder('copy'),
})

export const listingIdOf = (compoundId: CompoundId, passId: PassId) => `${compoundId}:${passId}`

/** How many riders wait for the property manager's decision. */
export const countAsked = (compoundId: CompoundId) => listings.count('compound', { equals: { compoundId, list: 'asked' } })
