import type { Campaign } from '../../../contract/merchant/campaign'
import type { CampaignId } from '../../../contract/merchant/ids'
import { change } from '../../kernel/database/change'
import type { GoOn, PayloadOf, Turn } from '../../kernel/effect'
import { systemRequest } from '../../kernel/request'
import { campaigns } from './campaignDocument'
import type { applyCampaign, leaveCampaign } from './effects'
import { type MerchantDocument, merchants } from './merchantDocument'
import { decideShare, listedInVain } from './rules/campaignShare'
import { decideLeave } from './rules/campaigns'

type Payload = PayloadOf<typeof applyCampaign>

/**
 * Carries out {@link applyCampaign}, shop by shop. The campaign is read after the shop, and the shop is written only if it is still as it was read: so
 * whoever comes late writes what holds now, not what held when it was decided. Of two campaigns that were given the same offer at once the first one
 * that comes here has it, and it leaves the other's list.
 */
export async function applyCampaignToShops(payload: Payload, { now, hasTime }: Turn): Promise<GoOn<Payload> | undefined> {
  const { campaignId, merchantIds, from } = payload
  const listing = await campaigns.get(campaignId)
  if (!listing) return
  const decide = async (merchant: MerchantDocument) => decideShare(merchant, (await campaigns.get(campaignId)) ?? listing, now)
  const requestId = `${campaignId}:${payload.version}`
  const request = systemRequest({ actorId: 'campaign', action: 'merchant.saveCampaign', requestId, now })
  const offers: Campaign['offers'] = []
  let at = from
  do {
    const merchantId = merchantIds[at]
    const outcome = merchantId && (await change(merchants, () => merchants.get(merchantId), request, decide))
    if (outcome && 'doc' in outcome) offers.push(...listedInVain(outcome.doc, listing))
    at += 1
  } while (at < merchantIds.length && hasTime())
  if (offers.length > 0) await takeOut(campaignId, { offers, version: listing.version }, `${requestId}:${from}`, now)
  if (at < merchantIds.length) return { next: { ...payload, from: at } }
}

/** Carries out {@link leaveCampaign}. */
export async function leaveItsCampaign({ campaignId, version, merchantId, offerId }: PayloadOf<typeof leaveCampaign>, { now }: Turn) {
  await takeOut(campaignId, { offers: [{ merchantId, offerId }], version }, `${merchantId}:${offerId}:${version}`, now)
}

async function takeOut(campaignId: CampaignId, left: Parameters<typeof decideLeave>[1], requestId: string, now: Date): Promise<void> {
  const request = systemRequest({ actorId: 'campaign', action: 'merchant.setCampaignOffers', requestId, now })
  await change(
    campaigns,
    () => campaigns.get(campaignId),
    request,
    (campaign) => decideLeave(campaign, left),
  )
}
