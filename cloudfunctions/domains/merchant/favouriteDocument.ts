import type { PersonId } from '../../../contract/kernel/ids'
import type { MerchantId } from '../../../contract/merchant/ids'
import { openCollection } from '../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../kernel/database/decision'
import { ensureDocument } from '../../kernel/database/ensure'

/** The favourite shops of one person, the newest last. */
export interface FavouritesDocument extends Changeable {
  readonly _id: PersonId
  readonly merchantIds: readonly MerchantId[]
}

export const favourites = openCollection<FavouritesDocument>({
  name: 'favourites',
  indexes: [outboxIndex],
  retention: { keep: 'untilErased', why: 'Somebody’s favourite shops, as long as they are registered.' },
})

export const ensureFavourites = (personId: PersonId): Promise<FavouritesDocument> =>
  ensureDocument(favourites, personId, () => ({ ...unchanged, _id: personId, merchantIds: [] }))
