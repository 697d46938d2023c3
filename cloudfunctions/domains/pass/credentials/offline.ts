import type { PassId } from '../../../../contract/pass/ids'
import { lifeOf, type PassCode, readPassCode } from '../../../../contract/pass/passCode'
import { partsOf, readSignedPass } from '../../../../contract/pass/signedPass'
import { accessEvents } from '../documents/accessEvent'
import type { PassDocument } from '../documents/pass'
import { type OfflineProof, SLACK_MS } from '../rules/offlineArrival'
import { isMadeBy, isSigned } from './codes'

export interface ShownOffline {
  readonly passId: PassId
  /** What the server can say of it that the guard's phone couldn't. */
  readonly proofFor: (pass: PassDocument) => Promise<OfflineProof>
}

/** What was scanned without network: a signed pass, with the rotating code of the moment behind it. Null: it names nobody. */
export function readOffline(text: string): ShownOffline | null {
  const parts = partsOf(text)
  const signed = parts.signed && readSignedPass(parts.signed)
  if (!signed || signed === 'otherVersion') return null
  const shown = parts.code === null ? null : readPassCode(parts.code)
  const { passId, keyNo, issuedAt, expiresAt } = signed.pass
  const isSignedByUs = isSigned(signed)
  return {
    passId,
    async proofFor(pass) {
      const code = genuine(pass, shown)
      return { isSignedByUs, keyNo, issuedAt, expiresAt, code, isCodeUsed: code !== null && (await isUsed(pass, code)) }
    },
  }
}

/** The code, if the bound phone made it for a gate. */
const genuine = (pass: PassDocument, code: PassCode | 'otherVersion' | null) =>
  code && code !== 'otherVersion' && code.passId === pass._id && code.audience === 'gate' && isMadeBy(pass, code) ? code : null

/**
 * Was this very code used up? What comes late is older than the newest code that was, so its own uses are looked for: since the pass was read nobody
 * can have recorded one unseen, for then ours would not get its place in the chain.
 */
async function isUsed({ _id: passId, usedSteps }: PassDocument, { step }: PassCode): Promise<boolean> {
  if (step > usedSteps.gate) return false
  const { from, to } = lifeOf(step)
  const [start, end] = [new Date(from.getTime() - SLACK_MS), new Date(to.getTime() + SLACK_MS)]
  const around = await accessEvents.find('pass', { equals: { passId }, from: start, upTo: end, limit: 100 })
  return around.some(({ code }) => code?.audience === 'gate' && code.step === step)
}
