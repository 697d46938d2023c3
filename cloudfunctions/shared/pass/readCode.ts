import type { GateRefusal } from '../../../contract/gateVerdict'
import { type PassAudience, readPassCode } from '../../../contract/passCode'
import { partsOf } from '../../../contract/signedPass'
import { isMadeBy } from './codes'
import { type PassDocument, passes } from './passDocument'
import { refusalOfCode } from './rules/codeCheck'

/** Whose pass was shown, and why it may not hold: asked again with the pass as it is when the use is recorded. */
export interface Shown {
  readonly pass: PassDocument
  readonly step: number
  readonly refusal: (pass: PassDocument) => GateRefusal | null
}

/** The pass that a scanned text is a rotating code of, or why it is none. */
export async function readShownCode(text: string, audience: PassAudience, now: Date): Promise<Shown | GateRefusal> {
  const parts = partsOf(text)
  const code = parts.code && readPassCode(parts.code)
  if (code === 'otherVersion') return { reason: 'codeOtherVersion' }
  if (!code) return { reason: parts.signed ? 'codeNeedsLive' : 'codeUnreadable' }
  const pass = await passes.get(code.passId)
  if (!pass) return { reason: 'noPass' }
  return {
    pass,
    step: code.step,
    refusal: (current) => refusalOfCode(current, code, { isGenuine: isMadeBy(current, code), audience, now }),
  }
}
