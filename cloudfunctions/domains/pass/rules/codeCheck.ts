import type { GateRefusal } from '../../../../contract/pass/gateVerdict'
import { lifeOf, type PassAudience, type PassCode } from '../../../../contract/pass/passCode'
import type { PassDocument } from '../documents/pass'

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
  return refusalOfTime(code, now) ?? (code.step <= usedSteps[audience] ? { reason: 'codeUsed' } : null)
}

/**
 * Does the code say who holds this phone now, whatever it was made for and whether or not it was used? For where somebody is looked in the face and
 * coming twice is coming once. Null: yes.
 */
export function refusalOfPresence(
  { device }: Pick<PassDocument, 'device'>,
  code: PassCode,
  { isGenuine, now }: Omit<CodeFacts, 'audience'>,
): GateRefusal | null {
  if (device && code.keyNo < device.keyNo) return { reason: 'codeOtherPhone' }
  return isGenuine ? refusalOfTime(code, now) : { reason: 'codeForged' }
}

function refusalOfTime({ step }: PassCode, now: Date): GateRefusal | null {
  const { from, to } = lifeOf(step)
  if (now < from) return { reason: 'codeFuture' }
  return now >= to ? { reason: 'codeExpired' } : null
}
