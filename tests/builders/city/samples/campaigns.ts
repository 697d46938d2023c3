import type { Campaign } from '../../../../contract/merchant/campaign'
import type { CampaignId } from '../../../../contract/merchant/ids'
import { anOffer, offerId, putOffers } from '../../offers'
import type { Scene } from '../scene'
import { nextNumber, type Samples } from './sample'

/** One meal a day in all shops together. */
export const someRules = (overrides: Partial<Omit<Campaign, 'campaignId' | 'version' | 'offers' | 'endedAt'>> = {}) => ({
  name: '示例食堂',
  ...{ personDay: 1, personMonth: null, personDayFen: null, personMonthFen: null },
  ...{ from: null, until: null },
  ...overrides,
})

async function aCampaign({ staff }: Scene): Promise<CampaignId> {
  const campaignId = `cmg_sample${nextNumber()}` as CampaignId
  await staff.must('merchant.saveCampaign', { campaignId, ...someRules() })
  return campaignId
}

type Name = 'merchant.saveCampaign' | 'merchant.setCampaignOffers' | 'merchant.endCampaign' | 'merchant.campaigns'

/** Limits that offers of several shops share. */
export const campaignSamples: Pick<Samples, Name> = {
  'merchant.saveCampaign': async ({ staff }) => {
    const campaignId = `cmg_sample${nextNumber()}` as CampaignId
    return { by: staff, input: { campaignId, ...someRules() }, other: { campaignId, ...someRules({ personDay: 2 }) } }
  },
  'merchant.setCampaignOffers': async (scene) => {
    const { staff, merchant: merchantId } = scene
    const names = ['meal', 'wash'] as const
    await putOffers(
      merchantId,
      names.map((name) => anOffer(name)),
    )
    const campaignId = await aCampaign(scene)
    const [meal, wash] = names.map((name) => ({ campaignId, offers: [{ merchantId, offerId: offerId(name) }] }))
    if (!meal || !wash) throw new Error('the shop gives nothing')
    return { by: staff, input: meal, other: wash }
  },
  'merchant.endCampaign': async (scene) => {
    const [campaignId, another] = [await aCampaign(scene), await aCampaign(scene)]
    return { by: scene.staff, input: { campaignId }, other: { campaignId: another } }
  },
  'merchant.campaigns': async (scene) => {
    await aCampaign(scene)
    return { by: scene.staff, input: {}, other: null }
  },
}
