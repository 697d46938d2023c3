import type { GateRefusal } from '../../../../contract/pass/gateVerdict'
import { lifeOf, type PassAudience, type PassCode } from '../../../../contract/pass/passCode'
import type { PassDocument } from '../documents/pass'

export interface CodeFacts {
  /** Whether the phone to which the pass is bound has made it. */
  readonly isGenuine: boolean
  readonly audience: PassAudience
  readonly now: Date
}

/** Why a rotating code doesn't hold here and now; null: it holds, and was not used before. */
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
 * Why a rotating code doesn't prove who holds this phone now; null: it does. It may have been made for a gate or a counter, and may have been
 * used before. This is enough for a teacher who sees the person and for whom a second scan changes nothing.
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
