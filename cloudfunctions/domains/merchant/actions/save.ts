import { change } from '../../../kernel/database/change'
import { towns } from '../../account/public'
import type { HandlerOf } from '../../handlerOf'
import { ensureMerchant, merchants } from '../merchantDocument'

export const save: HandlerOf<'merchant.save'> = async ({ merchantId, ...fields }, { request }) => {
  if (!(await towns.get(fields.townId))) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const load = () => ensureMerchant({ _id: merchantId, ...fields })
  const outcome = await change(merchants, load, request, () => ({ kind: 'change', next: fields }))
  if ('refusal' in outcome) return outcome
  const { name, townId, open } = outcome.doc
  return { data: { merchantId, name, townId, open } }
}
