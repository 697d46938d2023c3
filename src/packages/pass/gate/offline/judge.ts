import nacl from 'tweetnacl'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { approvedUntil } from '../../../../../contract/pass/approvals'
import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import { refusalByRules } from '../../../../../contract/pass/gateRules'
import { readPassCode, STEP_SECONDS, withLiveCode } from '../../../../../contract/pass/passCode'
import { ED25519, partsOf, type ReadSignedPass, readSignedPass, type SignedPass } from '../../../../../contract/pass/signedPass'
import { bytesOfBase64 } from '../../../../services/base64'
import type { NoJudgement, RefusalAtGate } from '../duty/guardWords'

export type GateList = OutputOf<Actions['gate.offlineList']>

/** What a guard without network has before the eyes. */
export interface Scan {
  readonly text: string
  readonly vehicle: Vehicle
  /** Whether the gate itself is open, by the last that was heard of it. */
  readonly gateOpen: boolean
  /** The server's time, and whether it can be relied on. */
  readonly now: Date
  readonly sure: boolean
}

export type Judgement =
  | { kind: 'enter'; pass: SignedPass }
  /** `pass`: whose it is; null while its signature isn't proved. */
  | { kind: 'refused'; refusal: RefusalAtGate; pass: SignedPass | null }
  | { kind: 'none'; why: NoJudgement }

/** How far the corrected clock may be wrong. */
const CLOCK_MS = 60_000
/** How far a rotating code may be from now: the rider's clock may not have met the server for long. */
const CODE_MS = 120_000

const none = (why: NoJudgement): Judgement => ({ kind: 'none', why })
const refused = (reason: RefusalAtGate, pass: SignedPass | null = null): Judgement => ({ kind: 'refused', refusal: reason, pass })

/** Whether a list may be relied on now. */
export function listProblem(list: GateList | null, { now, sure }: Pick<Scan, 'now' | 'sure'>): NoJudgement | null {
  if (!list) return 'noList'
  if (!sure || now.getTime() < Date.parse(list.asOf) - CLOCK_MS) return 'wrongClock'
  return now.getTime() >= Date.parse(list.staleAt) ? 'listTooOld' : null
}

/**
 * Judges a signed pass without network, by what the server last said: its signature, whether it holds, and the compound's rules. It is never
 * kinder than the server was when it made the list.
 */
export function judge(list: GateList | null, scan: Scan): Judgement {
  const problem = listProblem(list, scan)
  if (problem || !list) return none(problem ?? 'noList')
  const { signed, code } = partsOf(scan.text)
  if (!signed) return withoutSignedPass(code)
  // Nothing before, between or after: what was shown is what is checked.
  if (scan.text !== (code === null ? signed : withLiveCode(signed, code))) return refused({ reason: 'codeUnreadable' })
  const read = readSignedPass(signed)
  if (read === null) return refused({ reason: 'codeUnreadable' })
  if (read === 'otherVersion') return refused({ reason: 'codeOtherVersion' })
  if (!isSigned(read, list.keys)) return refused({ reason: 'codeForged' })
  const refusal = whyNot(read.pass, code, list, scan)
  return refusal ? refused(refusal, read.pass) : { kind: 'enter', pass: read.pass }
}

/** The rotating code alone is proved by a secret that only the server knows. */
function withoutSignedPass(code: string | null): Judgement {
  const read = code === null ? null : readPassCode(code)
  if (read === null) return refused({ reason: 'codeUnreadable' })
  if (read === 'otherVersion') return refused({ reason: 'codeOtherVersion' })
  return read.audience === 'gate' ? none('needsSignedPass') : refused({ reason: 'codeOtherAudience' })
}

function isSigned({ pass, body, signature }: ReadSignedPass, keys: GateList['keys']): boolean {
  const key = keys.find(({ keyId, algorithm }) => keyId === pass.keyId && algorithm === pass.algorithm)
  if (key?.algorithm !== ED25519) return false
  const publicKey = bytesOfBase64(key.publicKey)
  return publicKey.length === nacl.sign.publicKeyLength && nacl.sign.detached.verify(body, signature, publicKey)
}

/** What stands against a pass that is really ours: first the pass itself, then the code beside it, then this place. */
function whyNot(pass: SignedPass, code: string | null, list: GateList, scan: Scan): RefusalAtGate | null {
  const { now } = scan
  if (now.getTime() > pass.expiresAt.getTime() + CLOCK_MS) return { reason: 'codeExpired' }
  if (now.getTime() < pass.issuedAt.getTime() - CLOCK_MS) return { reason: 'codeFuture' }
  const end = list.ended.find(({ passId }) => passId === pass.passId)
  if (end?.keyNo === null) return { reason: 'passEnded' }
  if (end && pass.keyNo <= end.keyNo) return { reason: 'codeOtherPhone' }
  return liveCodeRefusal(code, pass, now) ?? refusalHere(pass, list, scan)
}

/** The rider's phone always shows the two together: a signed pass alone was copied. Only the server can tell a made-up code from a real one. */
function liveCodeRefusal(text: string | null, pass: SignedPass, now: Date): RefusalAtGate | null {
  if (text === null) return { reason: 'codeNeedsLive' }
  const code = readPassCode(text)
  if (code === null) return { reason: 'codeUnreadable' }
  if (code === 'otherVersion') return { reason: 'codeOtherVersion' }
  if (code.audience !== 'gate') return { reason: 'codeOtherAudience' }
  if (code.passId !== pass.passId || code.keyNo !== pass.keyNo) return { reason: 'codeForged' }
  const age = now.getTime() - code.step * STEP_SECONDS * 1000
  if (age > CODE_MS) return { reason: 'codeExpired' }
  return age < -CODE_MS ? { reason: 'codeFuture' } : null
}

function untilOf({ approvals, whiteList }: GateList, passId: SignedPass['passId']): Date | null {
  if (approvals !== undefined) return approvedUntil(approvals, passId)
  const listed = whiteList?.find((row) => row.passId === passId)
  return listed ? new Date(listed.until) : null
}

function refusalHere({ passId, workKind }: SignedPass, list: GateList, { vehicle, now, gateOpen }: Scan): RefusalAtGate | null {
  const until = untilOf(list, passId)
  const refusal = refusalByRules(list, { workKind, vehicle, now, listing: until && { until } })
  // A closed compound says more than its closed gate.
  if (refusal?.reason === 'compoundClosed') return refusal
  return gateOpen ? refusal : { reason: 'gateClosed' }
}
