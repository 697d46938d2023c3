import * as z from 'zod/mini'
import { TownId } from '../account/ids'
import { action } from '../kernel/action'
import { Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { MapLocation } from '../kernel/mapLocation'
import { asPublic, Text } from '../kernel/text'
import { Hotline } from '../pass/compoundFields'
import { OfferAtCounter } from './counter'
import { MerchantId, OfferId } from './ids'
import { Price } from './offer'
import { ShopPicture } from './pictures'
import { RedeemRefusal } from './redeemRefusal'
import { ShopHours } from './shopHours'

export const ShopKind = z.enum(['meals', 'carWash', 'charging', 'other'])
export type ShopKind = z.output<typeof ShopKind>

export const ShopName = asPublic(Text.line(2, 40))

export const ShopAddress = asPublic(Text.line(2, 80))

const OnEarth = MapLocation.check(z.refine(({ latitude, longitude }) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))

export const PileNumber = z.int().check(z.minimum(1), z.maximum(1000))

/** The charging piles (充电桩) of a shop, and what one gives at most; null: it has not said. */
const Piles = z.strictObject({ count: PileNumber, kilowatts: z.nullable(PileNumber) })

/** What a shop tells of itself. Null: it has not said. */
const profile = {
  kind: ShopKind,
  address: z.nullable(ShopAddress),
  phone: z.nullable(Hotline),
  location: z.nullable(OnEarth),
  hours: z.nullable(ShopHours),
  piles: z.nullable(Piles),
}
export const ShopProfile = z.object(profile)
export type ShopProfile = z.output<typeof ShopProfile>

/** What of the profile is changed; what is left out stays. A changed address forgets a place on the map that was not given anew (M21). */
export const ShopProfileChange = z.partial(z.strictObject(profile))
export type ShopProfileChange = z.output<typeof ShopProfileChange>

/** How many of its charging piles were free, as their operator has last reported it. */
const FreePiles = z.object({ free: z.int(), total: z.int(), at: Instant })

/** A shop with all that it says of itself. `freePiles` null: nobody reports them. */
export const Shop = z.object({
  merchantId: MerchantId,
  name: z.string(),
  townId: TownId,
  open: z.boolean(),
  ...profile,
  freePiles: z.nullable(FreePiles),
})
export type Shop = z.output<typeof Shop>

/** What the audit trail doesn't repeat: the shop itself tells it to everybody. */
export const SHOP_WORDS = ['name', 'address', 'phone'] as const

/** The owner changes what the shop says of itself: everything but money, and at once (M23). */
export const saveShop = action({
  name: 'merchant.saveShop',
  limit: limits.work,
  audience: 'shopOwner',
  scope: 'merchantId',
  writes: true,
  audited: true,
  leftOut: SHOP_WORDS,
  input: z.strictObject({
    merchantId: MerchantId,
    name: z.optional(ShopName),
    townId: z.optional(TownId),
    open: z.optional(z.boolean()),
    ...ShopProfileChange.shape,
  }),
  output: Shop,
  errors: ['TEXT_REFUSED'],
})

/** An offer as a list of shops names it. */
const OfferLine = z.object({ offerId: OfferId, title: z.string(), price: Price })

/** A shop in the list. Whether it is open, and how far away it is, is reckoned on the phone. */
export const ShopRow = z.object({ ...Shop.shape, offers: z.array(OfferLine) })
export type ShopRow = z.output<typeof ShopRow>

/** The cursor of the list, which the phone returns unchanged. */
export const ListCursor = z.string().check(z.regex(/^mch_[a-z0-9]{1,40}~mch_[a-z0-9]{1,40}$/))

/** The shops that take part now, 40 a page. People who are not verified may look, too. */
export const list = action({
  name: 'merchant.list',
  audience: 'person',
  input: z.strictObject({ townId: z.optional(TownId), kind: z.optional(ShopKind), after: z.optional(ListCursor) }),
  output: z.object({ shops: z.array(ShopRow), next: z.nullable(ListCursor), now: Instant }),
  errors: [],
})

/** Where somebody is, in degrees as China's maps give them. It is neither stored nor logged. */
const Here = z.strictObject({
  latitude: z.number().check(z.minimum(-90), z.maximum(90)),
  longitude: z.number().check(z.minimum(-180), z.maximum(180)),
})

/** The 20 shops that take part and are nearest to me, the nearest first. Those that have not said where they are can't be among them. */
export const near = action({
  name: 'merchant.near',
  audience: 'person',
  input: z.strictObject({ here: Here, kind: z.optional(ShopKind) }),
  output: z.object({ shops: z.array(z.object({ ...ShopRow.shape, metres: z.int() })), now: Instant }),
  errors: [],
})

/** A shop with what it gives, and what of that is left for me today. `refusal`: why it gives me none of it, whatever it has. */
export const show = action({
  name: 'merchant.show',
  audience: 'person',
  input: z.strictObject({ merchantId: MerchantId }),
  output: z.object({
    shop: Shop,
    pictures: z.array(ShopPicture),
    refusal: z.nullable(RedeemRefusal),
    offers: z.array(OfferAtCounter),
    now: Instant,
  }),
  errors: [],
})

export const shopActions = { saveShop, list, near, show }
