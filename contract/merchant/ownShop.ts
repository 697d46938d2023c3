import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { MerchantId } from './ids'
import { Offer } from './offer'
import { Shop } from './shop'

/** `pending`: the district has not decided about it yet. `closed`: it takes no part, by its own decision. `suspended`: by the district's. */
export const ShopState = z.enum(['open', 'closed', 'pending', 'suspended'])
export type ShopState = z.output<typeof ShopState>

/** A shop as its owners see it, whatever its state. */
export const OwnShop = z.object({
  shop: Shop,
  state: ShopState,
  /** Since when; null: a shop of an earlier version doesn't know. */
  since: z.nullable(Instant),
  offers: z.array(Offer),
  now: Instant,
})
export type OwnShop = z.output<typeof OwnShop>

/** My shop: how it is, what it says of itself, what it gives. */
export const ownShop = action({
  name: 'merchant.ownShop',
  limit: limits.looking,
  audience: 'shopOwner',
  scope: 'merchantId',
  input: z.strictObject({ merchantId: MerchantId }),
  output: OwnShop,
  errors: [],
})

export const ownShopActions = { ownShop }
