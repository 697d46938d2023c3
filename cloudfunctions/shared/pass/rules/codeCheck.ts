import type { GateRefusal } from '../../../../contract/gateVerdict'
import { lifeOf, type PassAudience, type PassCode } from '../../../../contract/passCode'
import type { PassDocument } from '../passDocument'

export interface CodeFacts {
  /** Did the phone to which the pass is bound make it? */
  readonly isGenuine: boolean
  readonly audience: PassAudience
  readonly now: Date
}

/** Does a rotating code hold, here and now, for the first time? Null: yes. */
export function refusalOfCode(
  { device, usedSteps }: Pick<PassDocument, 'device' | 'usedSteps'>,
  code: PassCode,
  { isGenuine, audience, now }: CodeFacts,
): GateRefusal | null {
  if (device && code.keyNo < device.keyNo) return { reason: 'codeOtherPhone' }
  if (!isGenuine) return { reason: 'codeForged' }
  if (code.audience !== audience) return { reason: 'codeOtherAudience' }
  const { from, to } = lifeOf(code.step)
  if (now < from) return { reason: 'codeFuture' }
  if (now >= to) return { reason: 'codeExpired' }
  return code.step <= usedSteps[audience] ? { reason: 'codeUsed' } : null
}
