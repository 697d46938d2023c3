import type { OfflineUse } from '../../../../contract/pass/gate'
import { lifeOf, type PassCode } from '../../../../contract/pass/passCode'
import type { Recording } from '../accessChain'
import type { PassDocument } from '../documents/pass'
import { type Arrival, asAccessEvent, refusalAtGate } from './arrival'

/** What the server finds in what a guard's phone has accepted. */
export interface OfflineProof {
  readonly isSignedByUs: boolean
  readonly keyNo: number
  readonly issuedAt: Date
  readonly expiresAt: Date
  /** The rotating code, if the bound phone made it. */
  readonly code: PassCode | null
  /** Was the code used up before, here or elsewhere? */
  readonly isCodeUsed: boolean
}

export interface OfflineFacts extends Pick<Arrival, 'compound' | 'gate' | 'guard' | 'requestKey'> {
  readonly decision: Pick<OfflineUse, 'at' | 'vehicle' | 'refusal'>
  readonly proof: OfflineProof
  readonly now: Date
}

/** How far a guard's clock may be off. */
export const SLACK_MS = 2 * 60_000

/**
 * Enters what a guard has decided without network, at the time when it was decided. What the server wouldn't have accepted then, or can't believe, is
 * entered as suspicious, also when it seems to be the arrival of a minute ago: the rider was in, whatever we think of it.
 */
export function decideOfflineArrival(pass: PassDocument, { decision: use, proof, now, ...place }: OfflineFacts): Recording {
  const at = new Date(Math.min(Date.parse(use.at), now.getTime()))
  const code = proof.code && { audience: 'gate' as const, step: proof.code.step }
  const arrival: Arrival = { ...place, direction: 'in', method: 'offlinePass', vehicle: use.vehicle, code, at }
  const then = asOf(pass, at)
  const judged = asAccessEvent(then, arrival)
  const suspicious = !isBelievable(pass, proof, at) || (use.refusal === null && refusalAtGate(then, arrival) !== null)
  const isSame = judged.outcome === 'checked' && judged.refusal === null
  const outcome = use.refusal ? 'refused' : isSame ? 'checked' : 'enter'
  const byGuard = { guardRefusal: use.refusal, refusedAt: use.refusal ? at : null }
  const sameAs = outcome === 'checked' ? judged.sameAs : null
  return { kind: 'record', event: { ...judged, ...byGuard, outcome, sameAs, refusal: null, suspicious } }
}

/** What the district has decided since is no reason to suspect what a guard did before. */
const asOf = (pass: PassDocument, at: Date): PassDocument =>
  pass.sanction && pass.sanction.since > at ? { ...pass, sanction: null } : pass

/** Ours, in date, of the bound phone, with a rotating code of that minute which nobody has used before. */
function isBelievable(
  { device }: PassDocument,
  { isSignedByUs, keyNo, issuedAt, expiresAt, code, isCodeUsed }: OfflineProof,
  at: Date,
): boolean {
  const inDate = at.getTime() >= issuedAt.getTime() - SLACK_MS && at.getTime() <= expiresAt.getTime() + SLACK_MS
  if (!isSignedByUs || keyNo !== device?.keyNo || !inDate || !code || isCodeUsed) return false
  const { from, to } = lifeOf(code.step)
  return at.getTime() >= from.getTime() - SLACK_MS && at.getTime() < to.getTime() + SLACK_MS
}
