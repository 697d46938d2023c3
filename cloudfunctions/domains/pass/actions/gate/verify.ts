import type { Credential } from '../../../../../contract/pass/gate'
import type { GateRefusal, UseMethod } from '../../../../../contract/pass/gateVerdict'
import type { Context } from '../../../../kernel/handler'
import type { HandlerOf } from '../../../handlerOf'
import type { CompoundDocument } from '../../compounds/compoundDocument'
import { passOfDigits } from '../../digits'
import { guardOf } from '../../guard'
import { viewHolder } from '../../pass/holderView'
import { readShownCode, type Shown } from '../../pass/readCode'
import { recordUse } from '../../pass/recordUse'
import { requestKeyOf } from '../../pass/requestKey'
import { type Arrival, decideArrival } from '../../rules/arrival'
import { viewRecorded, viewUnrecorded } from '../../views/verdict'

export const verify: HandlerOf<'gate.verify'> = async ({ gateId, credential, vehicle }, context) => {
  const { granted: compound, now, request } = context
  const gate = compound.gates.find((one) => one.gateId === gateId)
  if (!gate) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const method: UseMethod = credential.kind === 'digits' ? 'digits' : 'liveCode'
  const facts = { compound, gate, method, vehicle }
  const shown = await read(credential, context)
  if ('reason' in shown) return { data: viewUnrecorded(shown, facts, facts, now) }

  const code = { audience: 'gate', step: shown.step } as const
  const arrival: Arrival = { ...facts, direction: 'in', code, guard: guardOf(context), requestKey: requestKeyOf(request), at: now }
  let refusal: GateRefusal | null = null
  const recording = recordUse(shown.pass, (pass) => {
    refusal = shown.refusal(pass)
    return refusal ? { kind: 'nothing', unlessBy: arrival.requestKey } : decideArrival(pass, arrival)
  })
  // The link to the picture is fetched meanwhile: people wait.
  const [recorded, holder] = await Promise.all([recording, viewHolder(shown.pass.holder, { photo: true })])
  if (recorded.kind === 'nothing') return { data: viewUnrecorded(refusal ?? { reason: 'codeUsed' }, facts, facts, now) }
  return { data: viewRecorded(recorded, { holder, refusal: recorded.use.refusal }, facts, now) }
}

const read = (credential: Credential, context: Context<CompoundDocument>): Promise<Shown | GateRefusal> =>
  credential.kind === 'digits' ? passOfDigits(credential, context) : readShownCode(credential.text, 'gate', context.now)
