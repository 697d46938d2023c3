import type { Spot } from '../../../../contract/kernel/distance'
import type { ShopState } from '../../../../contract/merchant/ownShop'
import type { ShopProfileChange } from '../../../../contract/merchant/shop'
import type { StoredPoint } from '../../../kernel/database/definition'
import type { MerchantDocument } from '../merchantDocument'

/** What somebody changes of a shop; what is left out or undefined stays. */
export type ShopChange = ShopProfileChange & { [Field in 'name' | 'townId' | 'open']?: MerchantDocument[Field] | undefined }

/**
 * The fields of a shop that change. One that has not joined stays closed. A changed address forgets where the shop was on the map, unless a new place
 * is given with it (M21): the old one would lead people astray.
 */
export function changedShop(shop: MerchantDocument, change: ShopChange, now: Date): Partial<MerchantDocument> {
  const { open, ...said } = change
  const asked = shop.joining ? said : change
  const given: Partial<MerchantDocument> = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
  const moves = given.address !== undefined && given.address !== (shop.address ?? null)
  const opensOrCloses = given.open !== undefined && given.open !== shop.open
  const location = moves && !isNewPlace(shop, given) ? null : given.location
  return {
    ...given,
    ...(location !== undefined && { location, point: location && storedPoint(location) }),
    ...(opensOrCloses && { openChangedAt: now }),
  }
}

const storedPoint = ({ latitude, longitude }: Spot): StoredPoint => ({ type: 'Point', coordinates: [longitude, latitude] })

const isNewPlace = ({ location: before }: MerchantDocument, { location }: Partial<MerchantDocument>) =>
  !!location && (location.latitude !== before?.latitude || location.longitude !== before.longitude)

/** How a shop is, for those who lead it, and since when. */
export function stateOfShop({
  open,
  openChangedAt = null,
  suspendedAt,
  joining,
  joiningAt,
}: Pick<MerchantDocument, 'open' | 'openChangedAt' | 'suspendedAt' | 'joining' | 'joiningAt'>): { state: ShopState; since: Date | null } {
  if (joining === 'pending' || joining === 'declined') return { state: joining, since: joiningAt ?? null }
  if (suspendedAt) return { state: 'suspended', since: suspendedAt }
  return { state: open ? 'open' : 'closed', since: openChangedAt }
}
