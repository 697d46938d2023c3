import type { MerchantDocument } from '../../../cloudfunctions/domains/merchant/merchantDocument'
import { changedShop } from '../../../cloudfunctions/domains/merchant/rules/shop'
import { unchanged } from '../../../cloudfunctions/kernel/database/decision'
import type { TownId } from '../../../contract/account/ids'
import type { MerchantId } from '../../../contract/merchant/ids'
import { anOffer } from '../offers'
import { NOON } from '../time'

/** The middle of a city with many shops. */
export const MARKET = { latitude: 31.1296, longitude: 120.6384 }

const KINDS = ['meals', 'meals', 'carWash', 'charging'] as const
const IN_A_ROW = 60
const STEP = 0.002

/** The n-th shop of a city with many, in rows of 60 some 200 metres apart; one in eight is closed. */
export function shopAmongMany(n: number): MerchantDocument {
  const shop: MerchantDocument = {
    ...unchanged,
    ...{ _id: `mch_many${n}` as MerchantId, name: `示例店 ${n}`, townId: 'twn_sample' as TownId, open: n % 8 > 0, suspendedAt: null },
    ...{ kind: KINDS[n % KINDS.length] ?? 'meals', people: [], joined: [], offers: [anOffer('meal')], given: {}, takes: {} },
  }
  const location = {
    latitude: MARKET.latitude + Math.floor(n / IN_A_ROW) * STEP,
    longitude: MARKET.longitude + (n % IN_A_ROW) * STEP,
  }
  return { ...shop, ...changedShop(shop, { location }, NOON) }
}
