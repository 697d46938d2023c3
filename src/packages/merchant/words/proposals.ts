import type { OfferRefusal, SuspensionReason } from '../../../../contract/merchant/ownShop'

/** Why the district has not taken an offer, for its owner. */
export const offerRefusalText: Record<OfferRefusal, string> = {
  normalPriceRaised: '原价刚涨过，请写涨价前的原价',
  basisMissing: '原价的依据不清楚',
  tooLittleOff: '优惠太少',
  notAgreed: '和区里谈的不一样',
  unclear: '写得不清楚，小哥看不懂',
  other: '请联系区里工作人员',
}

/** Why the district has suspended a shop, for its owner. */
export const suspensionText: Record<SuspensionReason, string> = {
  priceFraud: '原价不实',
  notHonoured: '说好的优惠没有给',
  falseRedemptions: '核销的和实际给的对不上',
  foodSafety: '食品安全',
  other: '别的原因，请问区里工作人员',
}
