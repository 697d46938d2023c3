import * as z from 'zod/mini'
import { TownId } from '../account/ids'
import { action } from '../kernel/action'
import { Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { MerchantId, OfferId } from './ids'
import { Offer, OfferTerms } from './offer'
import { SHOP_WORDS, Shop, ShopName, ShopProfileChange } from './shop'

/** What of the profile is left out stays, and is not given at a new merchant. */
export const MerchantSettings = z.strictObject({
  merchantId: MerchantId,
  name: ShopName,
  townId: TownId,
  open: z.boolean(),
  ...ShopProfileChange.shape,
})

/** Makes a merchant or changes it. */
export const save = action({
  name: 'merchant.save',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  leftOut: SHOP_WORDS,
  input: MerchantSettings,
  output: Shop,
  errors: [],
})

/** How many offers a merchant can have at a time. */
export const MOST_OFFERS = 20

const OwnOffers = z.object({ merchantId: MerchantId, offers: z.array(Offer) })

/**
 * Gives an offer from now on, or changes its terms. A scan that has begun ends by the terms that were shown. The district agrees on the terms with
 * the merchant.
 */
export const saveOffer = action({
  name: 'merchant.saveOffer',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  input: z.strictObject({ merchantId: MerchantId, offerId: OfferId, terms: OfferTerms }),
  output: OwnOffers,
  errors: [],
})

/** The offer is no longer given. */
export const endOffer = action({
  name: 'merchant.endOffer',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  input: z.strictObject({ merchantId: MerchantId, offerId: OfferId }),
  output: OwnOffers,
  errors: [],
})

/** How many were checked at this counter since midnight in Shanghai. */
export const today = action({
  name: 'merchant.today',
  unlimited: 'a clerk’s phone asks again and again while its page is open, about its own counter alone',
  audience: 'clerk',
  scope: 'merchantId',
  input: z.strictObject({ merchantId: MerchantId }),
  output: z.object({ checked: z.int(), now: Instant }),
  errors: [],
})

export const merchantActions = { save, saveOffer, endOffer, today }
