import type { GateRefusal } from '../../../../contract/pass/gateVerdict'
import type { HandlerOf } from '../../handlerOf'
import { viewHolder } from '../../pass/pass/holderView'
import { readShownCode } from '../../pass/pass/readCode'
import { type NewUse, recordUse } from '../../pass/pass/recordUse'
import { requestKeyOf } from '../../pass/pass/requestKey'
import { refusalOfState } from '../../pass/rules/passState'
import { type MerchantDocument, merchants } from '../merchantDocument'

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
  const recording = recordUse(shown.pass, (pass) => {
    refusal = shown.refusal(pass) ?? refusalOfState(pass, now)
    return refusal ? { kind: 'nothing', unlessBy: requestKey } : { kind: 'record', use: checkAt(merchant, shown.step, requestKey, now) }
  })
  // The link to the picture is fetched meanwhile: a queue waits.
  const [recorded, holder] = await Promise.all([recording, viewHolder(shown.pass.holder, { photo: true })])
  if (recorded.kind === 'nothing') return refused(refusal ?? { reason: 'codeUsed' })
  const { use } = recorded
  return { data: { ...answer, valid: true, useId: use._id, at: use.at.toISOString(), holder, refusal: null } }
}

const checkAt = ({ _id, name }: MerchantDocument, step: number, requestKey: string, at: Date): NewUse => ({
  ...{ requestKey, place: _id, placeName: name, gateId: null, gateName: '', outcome: 'checked', method: 'liveCode', vehicle: 'foot' },
  ...{ at, arrivedAt: at, refusal: null, guardRefusal: null, guardId: null, guardLabel: null, refusedAt: null },
  ...{ undone: false, suspicious: false, exits: false, sameAs: null, code: { audience: 'counter', step } },
})
