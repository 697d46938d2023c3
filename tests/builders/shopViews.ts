import type { TownId } from '../../contract/account/ids'
import type { MerchantId } from '../../contract/merchant/ids'
import type { OwnShop } from '../../contract/merchant/ownShop'
import type { Shop, ShopRow } from '../../contract/merchant/shop'
import { offerId, someTerms } from './offers'
import { NOON } from './time'

/** Open every day from 06:00 to 20:00. */
export const aShop = (overrides: Partial<Shop> = {}): Shop => ({
  merchantId: 'mch_sample' as MerchantId,
  name: '示例包子铺',
  townId: 'twn_1' as TownId,
  open: true,
  kind: 'meals',
  address: '示例路 1 号',
  phone: '0512-63001234',
  location: null,
  hours: { week: Array.from({ length: 7 }, () => [{ from: '06:00', to: '20:00' }]), exceptions: [] },
  piles: null,
  freePiles: null,
  ...overrides,
})

export const aShopRow = (overrides: Partial<ShopRow> = {}): ShopRow => ({
  ...aShop(),
  offers: [{ offerId: offerId('meal'), title: '示例套餐', price: { kind: 'setMeal', normalFen: 1800, riderFen: 1200 } }],
  ...overrides,
})

export const anOwnShop = (overrides: Partial<OwnShop> = {}): OwnShop => ({
  shop: aShop(),
  state: 'open',
  since: '2026-11-20T04:00:00Z',
  offers: [{ offerId: offerId('meal'), version: 1, terms: someTerms() }],
  suspendedFor: null,
  proposals: [],
  now: NOON.toISOString(),
  ...overrides,
})
