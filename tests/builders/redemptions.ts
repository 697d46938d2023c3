import type { RedemptionDocument } from '../../cloudfunctions/domains/merchant/redemptionDocument'
import { dayOf } from '../../cloudfunctions/kernel/calendar'
import { unchanged } from '../../cloudfunctions/kernel/database/decision'
import type { MerchantId, RedemptionId } from '../../contract/merchant/ids'
import { offerId } from './offers'
import { passId } from './passes'
import { NOON } from './time'

export const redemptionId = (name: string) => `rdm_${name}` as RedemptionId

/** A meal at 12 instead of 18 yuan, redeemed by the poster. */
export const aRedemption = ({ at = NOON, ...overrides }: Partial<RedemptionDocument> = {}): RedemptionDocument => ({
  ...unchanged,
  _id: redemptionId('sample'),
  merchantId: 'mch_sample' as MerchantId,
  merchantName: '示例商户',
  passId: passId('sample'),
  maskedName: '示*',
  clerkId: null,
  outcome: 'redeemed',
  declined: null,
  given: {
    offerId: offerId('meal'),
    version: 1,
    title: '示例套餐',
    price: 'setMeal',
    typed: {},
    amounts: { normalFen: 1800, chargeFen: 1200, savedFen: 600 },
    keys: [],
    takeId: null,
  },
  reversal: null,
  at,
  day: dayOf(at),
  kind: 'redemption',
  ...overrides,
})
