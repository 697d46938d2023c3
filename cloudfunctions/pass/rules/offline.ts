import type { OfflineUse } from '../../../contract/gate'
import type { PassCode } from '../../../contract/passCode'
import { lifeOf } from '../../../contract/passCode'
import type { PassDocument } from '../../shared/pass/passDocument'
import type { Recording } from '../../shared/pass/recordUse'
import { type Arrival, decideArrival, refusalAtGate } from './arrival'

/** What the server finds in what a guard's phone has accepted. */
export interface OfflineProof {
  readonly isSignedByUs: boolean
  readonly keyNo: number
  readonly issuedAt: Date
  readonly expiresAt: Date
  /** The rotating code, if the bound phone made it. */
  readonly code: PassCode | null
}

export interface OfflineFacts extends Pick<Arrival, 'compound' | 'gate' | 'guard' | 'requestKey'> {
  readonly use: Pick<OfflineUse, 'at' | 'vehicle' | 'refusal'>
  readonly proof: OfflineProof
  readonly now: Date
}

/** How far a guard's clock may be off. */
const SLACK_MS = 2 * 60_000

/**
 * Enters what a guard has decided without network, at the time when it was decided. What the server wouldn't have accepted then, or can't believe, is
 * entered as suspicious: the rider was in, whatever we think of it.
 */
export function decideOffline(pass: PassDocument, { use, proof, now, ...place }: OfflineFacts): Recording {
  const at = new Date(Math.min(Date.parse(use.at), now.getTime()))
  const code = proof.code && { audience: 'gate' as const, step: proof.code.step }
  const arrival: Arrival = { ...place, direction: 'in', method: 'offlinePass', vehicle: use.vehicle, code, at }
  const decision = decideArrival(pass, arrival)
  if (decision.kind === 'nothing') return { ...decision, unlessBy: place.requestKey }
  const suspicious = !isBelievable(pass, proof, at) || (use.refusal === null && refusalAtGate(pass, arrival) !== null)
  const outcome = use.refusal ? 'refused' : decision.use.outcome === 'checked' ? 'checked' : 'enter'
  const byGuard = { guardRefusal: use.refusal, refusedAt: use.refusal ? at : null }
  return { kind: 'record', use: { ...decision.use, ...byGuard, outcome, refusal: null, suspicious } }
}

/** Ours, in date, of the bound phone, with a rotating code of that minute which nobody has used before. */
function isBelievable(
  { device, usedSteps }: PassDocument,
  { isSignedByUs, keyNo, issuedAt, expiresAt, code }: OfflineProof,
  at: Date,
): boolean {
  const inDate = at.getTime() >= issuedAt.getTime() - SLACK_MS && at.getTime() <= expiresAt.getTime() + SLACK_MS
  if (!isSignedByUs || keyNo !== device?.keyNo || !inDate || !code) return false
  const { from, to } = lifeOf(code.step)
  const fresh = at.getTime() >= from.getTime() - SLACK_MS && at.getTime() < to.getTime() + SLACK_MS
  return fresh && code.step > usedSteps.gate
}
