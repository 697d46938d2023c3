import type { GateRefusal } from '../../../../contract/pass/gateVerdict'
import { type PassAudience, type PassCode, readPassCode } from '../../../../contract/pass/passCode'
import { partsOf } from '../../../../contract/pass/signedPass'
import { type PassDocument, passes } from '../documents/pass'
import { refusalOfCode, refusalOfPresence } from '../rules/codeCheck'
import { isMadeBy } from './codes'

/** Whose pass was shown, and why it may not hold: asked again with the pass as it is when the use is recorded. */
export interface Shown {
  readonly pass: PassDocument
  readonly step: number
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

/** Whose phone shows this code now, whatever it was made for; it isn't used up. */
export async function readLiveCode(text: string, now: Date): Promise<PassDocument | GateRefusal> {
  const found = await find(text)
  if ('reason' in found) return found
  const { pass, code } = found
  return refusalOfPresence(pass, code, { isGenuine: isMadeBy(pass, code), now }) ?? pass
}

/** The pass that a scanned text is a rotating code of, or why it is none. */
export async function readShownCode(text: string, audience: PassAudience, now: Date): Promise<Shown | GateRefusal> {
  const found = await find(text)
  if ('reason' in found) return found
  const { pass, code } = found
  return {
    pass,
    step: code.step,
    refusal: (current) => refusalOfCode(current, code, { isGenuine: isMadeBy(current, code), audience, now }),
  }
}
