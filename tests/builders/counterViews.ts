import type { OfferAtCounter, Redemption } from '../../contract/merchant/counter'
import type { MerchantId, OfferId, RedemptionId } from '../../contract/merchant/ids'
import type { RedemptionRow } from '../../contract/merchant/reversal'
import { always, unlimited } from './offers'
import { NOON } from './time'

/** A set meal at 8 instead of 11 yuan, as the counter shows it. */
export const anOfferAtCounter = (overrides: Partial<OfferAtCounter> = {}): OfferAtCounter => ({
  offerId: 'off_1' as OfferId,
  title: '鲜肉包套餐',
  note: null,
  price: { kind: 'setMeal', normalFen: 1100, riderFen: 800 },
  limits: unlimited,
  times: always,
  left: { you: null, all: null },
  refusal: null,
  ...overrides,
})

/** That meal, redeemed. */
export const aRedeemed = (overrides: Partial<Redemption> = {}): Redemption => ({
  redemptionId: 'rdm_1' as RedemptionId,
  number: 'K7M2XD',
  at: NOON.toISOString(),
  merchantId: 'mch_1' as MerchantId,
  merchantName: '天天包子（示例）',
  offerId: 'off_1' as OfferId,
  title: '鲜肉包套餐',
  amounts: { normalFen: 1100, chargeFen: 800, savedFen: 300 },
  ...overrides,
})

/** That meal in the shop's log. */
export const aRow = (overrides: Partial<RedemptionRow> = {}): RedemptionRow => ({
  ...aRedeemed(),
  maskedName: '张*',
  typed: {},
  clerk: '小王',
  reversal: null,
  ...overrides,
})
