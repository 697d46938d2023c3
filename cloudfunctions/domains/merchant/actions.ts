import type { GateRefusal } from '../../../contract/pass/gateVerdict'
import { change } from '../../kernel/database/change'
import { towns } from '../account/stations/townDocument'
import type { HandlerOf } from '../handlerOf'
import { type NewAccessEvent, recordAccess, requestKeyOf } from '../pass/accessChain'
import { readShownCode } from '../pass/credentials/shownCode'
import { refusalOfState } from '../pass/rules/passStatus'
import { viewHolder } from '../pass/views/pass'
import { ensureMerchant, type MerchantDocument, merchants } from './merchantDocument'

export const save: HandlerOf<'merchant.save'> = async ({ merchantId, ...fields }, { request }) => {
  if (!(await towns.get(fields.townId))) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const load = () => ensureMerchant({ _id: merchantId, ...fields })
  const outcome = await change(merchants, load, request, () => ({ kind: 'change', next: fields }))
  if ('refusal' in outcome) return outcome
  const { name, townId, open } = outcome.doc
  return { data: { merchantId, name, townId, open } }
}

/** A code made for the counter, once. Nothing but "a rider, here, now" is recorded. */
export const verify: HandlerOf<'merchant.verify'> = async ({ merchantId, text }, { now, request }) => {
  const merchant = await merchants.get(merchantId)
  if (!merchant?.open) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const answer = { now: now.toISOString(), merchantName: merchant.name }
  const refused = (refusal: GateRefusal) => ({ data: { ...answer, valid: false, useId: null, at: answer.now, holder: null, refusal } })

  const shown = await readShownCode(text, 'counter', now)
  if ('reason' in shown) return refused(shown)
  const requestKey = requestKeyOf(request)
  let refusal: GateRefusal | null = null
  const recording = recordAccess(shown.pass, (pass) => {
    refusal = shown.refusal(pass) ?? refusalOfState(pass, now)
    return refusal ? { kind: 'nothing', unlessBy: requestKey } : { kind: 'record', event: checkAt(merchant, shown.step, requestKey, now) }
  })
  // The link to the picture is fetched meanwhile: a queue waits.
  const [recorded, holder] = await Promise.all([recording, viewHolder(shown.pass.holder, { photo: true })])
  if (recorded.kind === 'nothing') return refused(refusal ?? { reason: 'codeUsed' })
  const { event: use } = recorded
  return { data: { ...answer, valid: true, useId: use._id, at: use.at.toISOString(), holder, refusal: null } }
}

const checkAt = ({ _id, name }: MerchantDocument, step: number, requestKey: string, at: Date): NewAccessEvent => ({
  ...{ requestKey, place: _id, placeName: name, gateId: null, gateName: '', outcome: 'checked', method: 'liveCode', vehicle: 'foot' },
  ...{ at, arrivedAt: at, refusal: null, guardRefusal: null, guardId: null, guardLabel: null, refusedAt: null },
  ...{ undone: false, suspicious: false, exits: false, sameAs: null, code: { audience: 'counter', step } },
})
