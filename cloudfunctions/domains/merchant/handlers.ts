import { merchantActions } from '../../../contract/merchant/merchant'
import { dayOf } from '../../kernel/calendar'
import { change } from '../../kernel/database/change'
import { serve } from '../../kernel/handler'
import { towns } from '../account/public'
import { checkAtCounter, checkedAtCounter } from '../pass/public'
import { ensureMerchant, merchants } from './merchantDocument'

/** What this domain answers. */
export const merchantHandlers = serve(merchantActions, {
  async save({ merchantId, ...fields }, { request }) {
    if (!(await towns.get(fields.townId))) return { refusal: { code: 'NOT_FOUND', details: {} } }
    const load = () => ensureMerchant({ _id: merchantId, ...fields })
    const outcome = await change(merchants, load, request, () => ({ kind: 'change', next: fields }))
    if ('refusal' in outcome) return outcome
    const { name, townId, open } = outcome.doc
    return { data: { merchantId, name, townId, open } }
  },

  async verify({ merchantId, text }, { now: instant, request }) {
    const merchant = await merchants.get(merchantId)
    if (!merchant?.open) return { refusal: { code: 'NOT_FOUND', details: {} } }
    const { name: merchantName } = merchant
    const now = instant.toISOString()
    const check = await checkAtCounter(text, { placeId: merchantId, name: merchantName }, request)
    if ('refusal' in check) return { data: { now, merchantName, valid: false, useId: null, at: now, holder: null, refusal: check.refusal } }
    return { data: { now, merchantName, valid: true, useId: check.useId, at: check.at.toISOString(), holder: check.holder, refusal: null } }
  },

  async today({ merchantId }, { now }) {
    return { data: { checked: await checkedAtCounter(merchantId, dayOf(now)), now: now.toISOString() } }
  },
})
