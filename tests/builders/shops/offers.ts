import type { CampaignDocument } from '../../../cloudfunctions/domains/merchant/campaignDocument'
import { shareOf } from '../../../cloudfunctions/domains/merchant/rules/campaignShare'
import { unchanged } from '../../../cloudfunctions/kernel/database/decision'
import type { CampaignId, MerchantId } from '../../../contract/merchant/ids'
import { someRules } from '../city/samples/campaigns'
import { anOffer, offerId } from '../offers'
import { SHOPS } from './commands'

/** What the shops of the street give, and the campaign that limits meals in all of them together. */

export const shopAt = (shop: number) => `mch_shop${shop}` as MerchantId

const CAMPAIGN_ID = 'cmg_meal' as CampaignId
const rulesFor = (personDay: number) => someRules({ name: '示例活动', personDay })

export const CAMPAIGN: CampaignDocument = {
  ...unchanged,
  ...rulesFor(1),
  _id: CAMPAIGN_ID,
  version: 1,
  offers: Array.from({ length: SHOPS }, (_, shop) => ({ merchantId: shopAt(shop), offerId: offerId('meal') })),
  endedAt: null,
}

/** The district allows so many meals a day; null: it ends the campaign. */
export const campaignQuestion = (personDay: number | null) =>
  personDay === null
    ? { action: 'merchant.endCampaign' as const, input: { campaignId: CAMPAIGN_ID } }
    : { action: 'merchant.saveCampaign' as const, input: { campaignId: CAMPAIGN_ID, ...rulesFor(personDay) } }

/** One meal a day in all shops together, one of three in each shop; a wash whose discount is limited in fen; a soup without limits. */
export const OFFERS = [
  anOffer('meal', { price: { kind: 'setMeal', normalFen: 1800, riderFen: 1000 }, limits: { stock: 3, campaign: shareOf(CAMPAIGN) } }),
  anOffer('wash', { price: { kind: 'percentOff', percent: 50, mostOffFen: null }, limits: { personMonthFen: 1500, budgetFen: 3000 } }),
  anOffer('soup'),
]
