import type { ShopProfileChange } from '../../../../contract/merchant/shop'
import type { MerchantDocument } from '../merchantDocument'

/** What somebody changes of a shop; what is left out or undefined stays. */
export type ShopChange = ShopProfileChange & { [Field in 'name' | 'townId' | 'open']?: MerchantDocument[Field] | undefined }

/**
 * The fields of a shop that change. A changed address forgets where the shop was on the map, unless a new place is given with it (M21): the old one would
 * lead people astray.
 */
export function changedShop(shop: MerchantDocument, change: ShopChange): Partial<MerchantDocument> {
  const given: Partial<MerchantDocument> = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const moves = given.address !== undefined && given.address !== (shop.address ?? null)
  return moves && !isNewPlace(shop, given) ? { ...given, location: null } : given
}

const isNewPlace = ({ location: before }: MerchantDocument, { location }: Partial<MerchantDocument>) =>
  !!location && (location.latitude !== before?.latitude || location.longitude !== before.longitude)
