import type { Refusal } from '../../../../contract/kernel/refusal'
import { MOST_OFFERS, type merchantActions } from '../../../../contract/merchant/merchant'
import { dayOf } from '../../../kernel/calendar'
import { change } from '../../../kernel/database/change'
import type { Handler } from '../../../kernel/handler'
import { towns } from '../../account/public'
import { checkedAtCounter } from '../../pass/public'
import { ensureMerchant, type MerchantDocument, merchants } from '../merchantDocument'
import { newPosterCode } from '../posters'
import { changedByDistrict } from '../rules/pictures'
import { decideEndOffer, decideSaveOffer } from '../rules/savedOffers'
import { viewOffers, viewShop } from '../views'

type Actions = typeof merchantActions

export const save: Handler<Actions['save']> = async ({ merchantId, ...fields }, { request }) => {
  const { name, townId, open } = fields
  if (!(await towns.get(townId))) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const load = () => ensureMerchant({ _id: merchantId, name, townId, open })
  const outcome = await change(merchants, load, request, (merchant) => {
    const { next, ...decided } = changedByDistrict(merchant, fields, request.now)
    return { ...decided, next: { ...next, posterCode: merchant.posterCode ?? newPosterCode() } }
  })
  return 'refusal' in outcome ? outcome : { data: viewShop(outcome.doc) }
}

export const saveOffer: Handler<Actions['saveOffer']> = async ({ merchantId, offerId, terms }, { request, now }) => {
  const load = () => merchants.get(merchantId)
  return shown(await change(merchants, load, request, (merchant) => decideSaveOffer(merchant, { offerId, terms }, MOST_OFFERS, now)))
}

export const endOffer: Handler<Actions['endOffer']> = async ({ merchantId, offerId }, { request, now }) => {
  const load = () => merchants.get(merchantId)
  return shown(await change(merchants, load, request, (merchant) => decideEndOffer(merchant, offerId, now)))
}

export const today: Handler<Actions['today']> = async ({ merchantId }, { now }) => ({
  data: { checked: await checkedAtCounter(merchantId, dayOf(now)), now: now.toISOString() },
})

const shown = <R extends Refusal>(outcome: { doc: MerchantDocument } | { refusal: R }) =>
  'refusal' in outcome ? outcome : { data: { merchantId: outcome.doc._id, offers: viewOffers(outcome.doc) } }
