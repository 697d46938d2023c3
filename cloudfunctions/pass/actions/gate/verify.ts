import type { Credential } from '../../../../contract/gate'
import type { GateRefusal, UseMethod } from '../../../../contract/gateVerdict'
import { readPassCode } from '../../../../contract/passCode'
import { partsOf } from '../../../../contract/signedPass'
import type { CompoundContext, HandlerOf } from '../../../shared/handler'
import { isMadeBy } from '../../../shared/pass/codes'
import { type PassDocument, passes } from '../../../shared/pass/passDocument'
import { recordUse } from '../../../shared/pass/recordUse'
import { requestKeyOf } from '../../../shared/pass/requestKey'
import { refusalOfCode } from '../../../shared/pass/rules/codeCheck'
import { passOfDigits } from '../../digits'
import { guardOf } from '../../guard'
import { type Arrival, decideArrival } from '../../rules/arrival'
import { viewRecorded, viewUnrecorded } from '../../verdict'

/** Whose pass a credential is, and why it may not hold; looked at again with the pass as it is when the use is recorded. */
export interface Shown {
  readonly pass: PassDocument
  readonly step: number
  readonly refusal: (pass: PassDocument) => GateRefusal | null
}

export const verify: HandlerOf<'gate.verify'> = async ({ gateId, credential, vehicle }, context) => {
  const { cover: compound, now, request } = context
  const gate = compound.gates.find((one) => one.gateId === gateId)
  if (!gate) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const method: UseMethod = credential.kind === 'digits' ? 'digits' : 'liveCode'
  const facts = { compound, gate, method, vehicle }
  const shown = await read(credential, context)
  if ('reason' in shown) return { data: await viewUnrecorded(shown, facts, facts, now) }

  const code = { audience: 'gate', step: shown.step } as const
  const arrival: Arrival = { ...facts, direction: 'in', code, guard: guardOf(context), requestKey: requestKeyOf(request), at: now }
  let refusal: GateRefusal | null = null
  const recorded = await recordUse(shown.pass, (pass) => {
    refusal = shown.refusal(pass)
    return refusal ? { kind: 'nothing', unlessBy: arrival.requestKey } : decideArrival(pass, arrival)
  })
  if (recorded.kind === 'nothing') return { data: await viewUnrecorded(refusal ?? { reason: 'codeUsed' }, facts, facts, now) }
  return { data: await viewRecorded(recorded, recorded.use.refusal, facts, now) }
}

const read = (credential: Credential, context: CompoundContext): Promise<Shown | GateRefusal> =>
  credential.kind === 'digits' ? passOfDigits(credential, context) : passOfCode(credential.text, context.now)

/** The pass that a scanned text is a code of. */
async function passOfCode(text: string, now: Date): Promise<Shown | GateRefusal> {
  const parts = partsOf(text)
  const code = parts.code && readPassCode(parts.code)
  if (code === 'otherVersion') return { reason: 'codeOtherVersion' }
  if (!code) return { reason: parts.signed ? 'codeNeedsLive' : 'codeUnreadable' }
  const pass = await passes.get(code.passId)
  if (!pass) return { reason: 'noPass' }
  return {
    pass,
    step: code.step,
    refusal: (current) => refusalOfCode(current, code, { isGenuine: isMadeBy(current, code), audience: 'gate', now }),
  }
}
