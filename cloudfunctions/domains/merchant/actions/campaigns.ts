import type { Refusal } from '../../../../contract/kernel/refusal'
import type { Campaign, campaignActions } from '../../../../contract/merchant/campaign'
import type { CampaignId } from '../../../../contract/merchant/ids'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse, unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'
import { findPage } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import { campaigns as allCampaigns, type CampaignDocument, viewCampaign } from '../campaignDocument'
import { merchants } from '../merchantDocument'
import { isOfOther } from '../rules/campaignShare'
import { decideEndCampaign, decideSaveCampaign, decideSetOffers } from '../rules/campaigns'
import { currentOffers } from '../rules/offers'

type Actions = typeof campaignActions

const PAGE = 20

const campaignOf = (campaignId: CampaignId) => () => allCampaigns.get(campaignId)

const shown = <R extends Refusal>(outcome: { doc: CampaignDocument } | { refusal: R }) =>
  'refusal' in outcome ? outcome : { data: viewCampaign(outcome.doc) }

export const saveCampaign: Handler<Actions['saveCampaign']> = async ({ campaignId, ...rules }, { request, now }) => {
  const fresh = { ...unchanged, _id: campaignId, ...rules, version: 0, offers: [], endedAt: null }
  const load = () => ensureDocument(allCampaigns, campaignId, () => fresh)
  return shown(await change(allCampaigns, load, request, (campaign) => decideSaveCampaign(campaign, rules, now)))
}

export const setCampaignOffers: Handler<Actions['setCampaignOffers']> = async ({ campaignId, offers }, { request, now }) => {
  const decide = async (campaign: CampaignDocument): Promise<Decision<CampaignDocument, Refusal<'NOT_FOUND' | 'NOT_POSSIBLE_NOW'>>> => {
    const code = await refusalOfOffers(offers, campaign)
    return code ? refuse({ code, details: {} }) : decideSetOffers(campaign, offers, now)
  }
  return shown(await change(allCampaigns, campaignOf(campaignId), request, decide))
}

/** Why these offers can't share it; null: they can. */
async function refusalOfOffers(offers: Campaign['offers'], campaign: CampaignDocument): Promise<'NOT_FOUND' | 'NOT_POSSIBLE_NOW' | null> {
  const shops = await merchants.getManyParts([...new Set(offers.map(({ merchantId }) => merchantId))], ['offers'])
  const given = offers.map(({ merchantId, offerId }) => {
    const shop = shops.find(({ _id }) => _id === merchantId)
    return shop && currentOffers(shop).find((one) => one.offerId === offerId)
  })
  if (given.includes(undefined)) return 'NOT_FOUND'
  return given.some((offer) => offer && isOfOther(offer.terms, campaign)) ? 'NOT_POSSIBLE_NOW' : null
}

export const endCampaign: Handler<Actions['endCampaign']> = async ({ campaignId }, { request, now }) =>
  shown(await change(allCampaigns, campaignOf(campaignId), request, (campaign) => decideEndCampaign(campaign, now)))

export const campaigns: Handler<Actions['campaigns']> = async ({ after }) => {
  const { rows, next } = await findPage(allCampaigns, '_id', { equals: {}, after, size: PAGE })
  return { data: { campaigns: rows.map(viewCampaign), next } }
}
