import type { PassId } from '../../../../contract/pass/ids'
import { lifeOf, type PassCode, readPassCode } from '../../../../contract/pass/passCode'
import { partsOf, readSignedPass } from '../../../../contract/pass/signedPass'
import { findAll } from '../../../kernel/database/page'
import { accessEvents } from '../documents/accessEvent'
import type { PassDocument } from '../documents/pass'
import { type OfflineProof, SLACK_MS } from '../rules/offlineArrival'
import { isMadeBy, isSigned } from './codes'

/** What a guard's phone without network has accepted. */
export interface ShownOffline {
  readonly passId: PassId
  /** Checks what the guard's phone could not check: the rotating code, and whether it was used before. */
  readonly proofFor: (pass: PassDocument) => Promise<OfflineProof>
}

/**
 * Reads what was scanned without network: a signed pass, and behind it the rotating code of that moment. Null when it names no pass, or when we
 * have not signed it: anybody can write down the id of a pass, so this would be no event of its holder.
 */
export function readOffline(text: string): ShownOffline | null {
  const parts = partsOf(text)
  const signed = parts.signed && readSignedPass(parts.signed)
  if (!signed || signed === 'otherVersion' || !isSigned(signed)) return null
  const shown = parts.code === null ? null : readPassCode(parts.code)
  const { passId, keyNo, issuedAt, expiresAt } = signed.pass
  return {
    passId,
    async proofFor(pass) {
      const code = genuine(pass, shown)
      return { isSignedByUs: true, keyNo, issuedAt, expiresAt, code, isCodeUsed: code !== null && (await isUsed(pass, code)) }
    },
  }
}

/** The code, if the bound phone has made it for a gate. */
const genuine = (pass: PassDocument, code: PassCode | 'otherVersion' | null) =>
  code && code !== 'otherVersion' && code.passId === pass._id && code.audience === 'gate' && isMadeBy(pass, code) ? code : null

/**
 * Whether this very code was used before. A decision that arrives late is often older than the newest used code, so the events around its time
 * are searched. An event that is recorded after this search is no problem: it takes the next number of the chain, and we decide again.
 */
async function isUsed({ _id: passId, usedSteps }: PassDocument, { step }: PassCode): Promise<boolean> {
  if (step > usedSteps.gate) return false
  const { from, to } = lifeOf(step)
  const [start, end] = [new Date(from.getTime() - SLACK_MS), new Date(to.getTime() + SLACK_MS)]
  const around = await findAll(accessEvents, 'pass', { equals: { passId }, from: start, upTo: end })
  return around.some(({ code }) => code?.audience === 'gate' && code.step === step)
}
