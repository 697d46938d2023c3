import type { OfflineUse } from '../../../../contract/pass/gate'
import type { PassCode } from '../../../../contract/pass/passCode'
import { lifeOf } from '../../../../contract/pass/passCode'
import type { Recording } from '../accessChain'
import type { PassDocument } from '../documents/pass'
import { type Arrival, asAccessEvent, refusalAtGate } from './arrival'

/** What the server has found out about a code that a guard's phone accepted without network. */
export interface OfflineProof {
  readonly isSignedByUs: boolean
  readonly keyNo: number
  readonly issuedAt: Date
  readonly expiresAt: Date
  /** The rotating code that was shown with the signed pass, if the bound phone has made it. */
  readonly code: PassCode | null
  /** Whether that code was used before, here or elsewhere. */
  readonly isCodeUsed: boolean
}

export interface OfflineFacts extends Pick<Arrival, 'compound' | 'gate' | 'guard' | 'requestKey'> {
  /** What the guard decided without network. */
  readonly decision: Pick<OfflineUse, 'at' | 'vehicle' | 'refusal'>
  readonly proof: OfflineProof
  readonly now: Date
}

/** How far a guard's clock may be off. */
export const SLACK_MS = 2 * 60_000

/**
 * Records what a guard has decided without network, with the time of the decision. If the server would have decided otherwise, or doubts the
 * proof, the event is marked as suspicious. A doubtful repetition of an arrival is recorded too: the rider was let in, and the property
 * manager should know.
 */
export function decideOfflineArrival(pass: PassDocument, { decision, proof, now, ...place }: OfflineFacts): Recording {
  const at = new Date(Math.min(Date.parse(decision.at), now.getTime()))
  const code = proof.code && { audience: 'gate' as const, step: proof.code.step }
  const arrival: Arrival = { ...place, direction: 'in', method: 'offlinePass', vehicle: decision.vehicle, code, at }
  const passThen = asOf(pass, at)
  const judged = asAccessEvent(passThen, arrival)
  const wasWrong = decision.refusal === null && refusalAtGate(passThen, arrival) !== null
  const outcome = outcomeOf(decision, judged.outcome === 'checked' && judged.refusal === null)
  return {
    kind: 'record',
    event: {
      ...judged,
      outcome,
      sameAs: outcome === 'checked' ? judged.sameAs : null,
      refusal: null,
      guardRefusal: decision.refusal,
      refusedAt: decision.refusal ? at : null,
      suspicious: wasWrong || !isBelievable(pass, proof, at),
    },
  }
}

function outcomeOf({ refusal }: OfflineFacts['decision'], isRepeated: boolean) {
  if (refusal) return 'refused'
  return isRepeated ? 'checked' : 'enter'
}

/** The pass without a sanction that came after the guard's decision: the guard could not know of it. */
const asOf = (pass: PassDocument, at: Date): PassDocument =>
  pass.sanction && pass.sanction.since > at ? { ...pass, sanction: null } : pass

/** A signed pass of ours, in date and of the bound phone, with a rotating code of that minute which nobody has used before. */
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
