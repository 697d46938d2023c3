import { change } from '../../kernel/database/change'
import type { GoOn, PayloadOf, Turn } from '../../kernel/effect'
import { systemRequest } from '../../kernel/request'
import { campaigns } from './campaignDocument'
import type { applyCampaign } from './effects'
import { type MerchantDocument, merchants } from './merchantDocument'
import { decideShare } from './rules/campaignShare'

type Payload = PayloadOf<typeof applyCampaign>

/**
 * Carries out {@link applyCampaign}, shop by shop. The campaign is read after the shop, and the shop is written only if it is still as it was read: so
 * whoever comes late writes what holds now, not what held when it was decided.
 */
export async function applyCampaignToShops(payload: Payload, { now, hasTime }: Turn): Promise<GoOn<Payload> | undefined> {
  const { campaignId, merchantIds, from } = payload
  const decide = async (merchant: MerchantDocument) => {
    const campaign = await campaigns.get(campaignId)
    return campaign ? decideShare(merchant, campaign, now) : ({ kind: 'change', next: {} } as const)
  }
  for (let at = from; at < merchantIds.length; at += 1) {
    const merchantId = merchantIds[at]
    const requestId = `${campaignId}:${payload.version}`
    const request = systemRequest({ actorId: 'campaign', action: 'merchant.saveCampaign', requestId, now })
    if (merchantId) await change(merchants, () => merchants.get(merchantId), request, decide)
    if (!hasTime()) return { next: { ...payload, from: at + 1 } }
  }
}
