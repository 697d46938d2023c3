import type { GateRefusal } from '../../../../contract/pass/gateVerdict'
import { type PassAudience, type PassCode, readPassCode } from '../../../../contract/pass/passCode'
import { partsOf } from '../../../../contract/pass/signedPass'
import { type PassDocument, passes } from '../documents/pass'
import { refusalOfCode, refusalOfPresence } from '../rules/codeCheck'
import { isMadeBy } from './codes'

/** The pass whose code was shown. */
export interface ShownCode {
  readonly pass: PassDocument
  readonly step: number
  /** Why the code doesn't hold; null: it does. Asked again with the pass as it is when the event is recorded. */
  readonly refusal: (pass: PassDocument) => GateRefusal | null
}

async function find(text: string): Promise<{ pass: PassDocument; code: PassCode } | GateRefusal> {
  const parts = partsOf(text)
  const code = parts.code && readPassCode(parts.code)
  if (code === 'otherVersion') return { reason: 'codeOtherVersion' }
  if (!code) return { reason: parts.signed ? 'codeNeedsLive' : 'codeUnreadable' }
  const pass = await passes.get(code.passId)
  return pass ? { pass, code } : { reason: 'noPass' }
}

/** The pass of the rider whose phone shows this code now, for a gate or a counter. The code is not used up. */
export async function readLiveCode(text: string, now: Date): Promise<PassDocument | GateRefusal> {
  const found = await find(text)
  if ('reason' in found) return found
  const { pass, code } = found
  return refusalOfPresence(pass, code, { isGenuine: isMadeBy(pass, code), now }) ?? pass
}

/** The pass to which a scanned rotating code belongs, or why the text is no such code. */
export async function readShownCode(text: string, audience: PassAudience, now: Date): Promise<ShownCode | GateRefusal> {
  const found = await find(text)
  if ('reason' in found) return found
  const { pass, code } = found
  return {
    pass,
    step: code.step,
    refusal: (current) => refusalOfCode(current, code, { isGenuine: isMadeBy(current, code), audience, now }),
  }
}
