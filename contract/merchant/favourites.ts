import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { MerchantId } from './ids'
import { ShopRow } from './shop'

/** How many favourites somebody can have: as many as a page of the list has. */
export const MOST_FAVOURITES = 40

const Favourites = z.array(MerchantId)

/** My favourite shops (收藏). `away`: those that take no part now, so that I can let go of them. */
export const favourites = action({
  name: 'merchant.favourites',
  audience: 'person',
  input: z.strictObject({}),
  output: z.object({
    favourites: Favourites,
    shops: z.array(ShopRow),
    away: z.array(z.object({ merchantId: MerchantId, name: z.string() })),
    now: Instant,
  }),
  errors: [],
})

/** Makes a shop a favourite of mine, or no longer one. */
export const star = action({
  name: 'merchant.star',
  limit: limits.work,
  audience: 'rider',
  writes: true,
  unaudited: 'which shops somebody likes concerns nobody else',
  input: z.strictObject({ merchantId: MerchantId, on: z.boolean() }),
  output: z.object({ favourites: Favourites }),
  errors: ['TOO_MANY'],
})

export const favouriteActions = { favourites, star }
