import type { Refusal } from '../../../../contract/kernel/refusal'
import type { Campaign } from '../../../../contract/merchant/campaign'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { CampaignDocument } from '../campaignDocument'
import { applyCampaign } from '../effects'

/** What staff decide about a campaign. The shops of its offers follow by an effect, those that leave it, too. */

export type CampaignRules = Omit<Campaign, 'campaignId' | 'version' | 'offers' | 'endedAt'>

type Deciding = Decision<CampaignDocument, Refusal<'NOT_POSSIBLE_NOW'>>

function decide(campaign: CampaignDocument, next: Partial<CampaignDocument>, now: Date): Deciding {
  const { _id: campaignId, version, offers, endedAt } = campaign
  if (endedAt) return refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })
  const merchantIds = [...new Set([...offers, ...(next.offers ?? [])].map(({ merchantId }) => merchantId))]
  const raised = Math.max(version + 1, now.getTime())
  const effects = merchantIds.length === 0 ? [] : [applyCampaign({ campaignId, version: raised, merchantIds, from: 0 })]
  return { kind: 'change', next: { ...next, version: raised }, effects }
}

export const decideSaveCampaign = (campaign: CampaignDocument, rules: CampaignRules, now: Date) => decide(campaign, rules, now)

export const decideSetOffers = (campaign: CampaignDocument, offers: Campaign['offers'], now: Date) => decide(campaign, { offers }, now)

export const decideEndCampaign = (campaign: CampaignDocument, now: Date) => decide(campaign, { endedAt: now }, now)

/** Offers that are not given, or are in another campaign, leave the list; unless somebody has decided about the campaign after this version of it. */
export function decideLeave(
  { version, endedAt, offers }: CampaignDocument,
  left: { readonly offers: Campaign['offers']; readonly version: number },
): Decision<CampaignDocument> {
  const staying = offers.filter((one) => !left.offers.some((other) => other.merchantId === one.merchantId && other.offerId === one.offerId))
  const stays = endedAt !== null || version > left.version || staying.length === offers.length
  return { kind: 'change', next: stays ? {} : { offers: staying } }
}
