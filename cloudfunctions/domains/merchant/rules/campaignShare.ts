import type { CampaignShare, OfferTerms } from '../../../../contract/merchant/offer'
import type { Decision } from '../../../kernel/database/decision'
import type { CampaignDocument } from '../campaignDocument'
import type { MerchantDocument, StoredOffer } from '../merchantDocument'
import { currentOffers } from './offers'
import { changedOffer } from './savedOffers'

/** What an offer repeats of its campaign. */
export const shareOf = ({ _id, name, version, ...campaign }: CampaignDocument): CampaignShare => ({
  ...{ campaignId: _id, title: name, version },
  ...{ personDay: campaign.personDay, personMonth: campaign.personMonth },
  ...{ personDayFen: campaign.personDayFen, personMonthFen: campaign.personMonthFen },
  ...{ from: campaign.from, until: campaign.until },
})

/** Gives the offers of a shop the share that they have in a campaign as it is now, each by a new version. */
export function decideShare(merchant: MerchantDocument, campaign: CampaignDocument, now: Date): Decision<MerchantDocument> {
  const offers = merchant.offers ?? []
  const next = offers.map((offer) => withShare(offer, shareAfter(merchant, offer, campaign), now))
  return { kind: 'change', next: next.some((offer, at) => offer !== offers[at]) ? { offers: next } : {} }
}

function shareAfter({ _id }: MerchantDocument, { offerId, terms, endedAt }: StoredOffer, campaign: CampaignDocument): CampaignShare | null {
  const share = terms.limits.campaign
  if (endedAt !== null || isOfOther(terms, campaign)) return share
  const isMember = campaign.endedAt === null && campaign.offers.some((one) => one.merchantId === _id && one.offerId === offerId)
  if (isMember) return shareOf(campaign)
  return share?.campaignId === campaign._id ? null : share
}

/** The offers of a shop that a campaign lists in vain: the shop doesn't give them, or they are in another campaign. */
export const listedInVain = (merchant: MerchantDocument, campaign: CampaignDocument) =>
  campaign.offers.filter(({ merchantId, offerId }) => {
    const offer = currentOffers(merchant).find((one) => one.offerId === offerId)
    return merchantId === merchant._id && (!offer || isOfOther(offer.terms, campaign))
  })

/** An offer is in one campaign of the district at a time. */
export const isOfOther = ({ limits: { campaign } }: OfferTerms, { _id }: Pick<CampaignDocument, '_id'>) =>
  campaign?.version !== undefined && campaign.campaignId !== _id

function withShare(offer: StoredOffer, share: CampaignShare | null, now: Date): StoredOffer {
  const { terms } = offer
  const isSame = share?.campaignId === terms.limits.campaign?.campaignId && share?.version === terms.limits.campaign?.version
  return isSame ? offer : changedOffer(offer, { ...terms, limits: { ...terms.limits, campaign: share } }, now)
}
