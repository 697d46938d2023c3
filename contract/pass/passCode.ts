import { fromBase32, toBase32 } from '../kernel/base32'
import { bytesOfHex, HMAC_SHA256, hexOf, MAC_BYTES } from './codeBytes'
import type { PassId } from './ids'

export { HMAC_SHA256, MAC_BYTES } from './codeBytes'

/**
 * The rotating code of a pass (小哥码). The rider's phone makes a new one every 15 seconds, without network, and the server checks it. This file is
 * only its layout; the MAC is made by `src/packages/pass/phone/` and checked by `cloudfunctions/domains/pass/`.
 *
 * `XGM` + base32 of: version and algorithm (1 byte: 4 bits each), key number (2), audience (1), pass id (10), time step (4), MAC (16).
 * 58 characters: QR version 3 at error correction M.
 */
export interface PassCode {
  readonly algorithm: number
  /** Which binding of the pass to a phone made it, 1 to 65535. */
  readonly keyNo: number
  readonly audience: PassAudience
  readonly passId: PassId
  /** Seconds since 1970 (UTC) divided by {@link STEP_SECONDS}. */
  readonly step: number
  readonly mac: Uint8Array
}

/** What a code was made for. A code for a gate doesn't hold at a counter, and the other way round. */
export type PassAudience = 'gate' | 'counter'

export const STEP_SECONDS = 15
/** A code is accepted this long from when it appears. */
export const LIFE_SECONDS = 30
/** How far a phone's corrected clock may be ahead of the server's. This time is part of the life of a code, not added to it. */
export const AHEAD_SECONDS = 3

const VERSION = 1
const PREFIX = 'XGM'
const HEAD_BYTES = 18
const AUDIENCES: readonly PassAudience[] = ['gate', 'counter']

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / STEP_SECONDS)

/** From when to when a code of this step holds, by the server's clock. */
export const lifeOf = (step: number): { from: Date; to: Date } => {
  const from = (step * STEP_SECONDS - AHEAD_SECONDS) * 1000
  return { from: new Date(from), to: new Date(from + LIFE_SECONDS * 1000) }
}

/** The bytes over which the MAC is computed. */
export function headOf({ algorithm, keyNo, audience, passId, step }: Omit<PassCode, 'mac'>): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES)
  const view = new DataView(head.buffer)
  head[0] = (VERSION << 4) | algorithm
  view.setUint16(1, keyNo)
  head[3] = AUDIENCES.indexOf(audience) + 1
  head.set(bytesOfPassId(passId), 4)
  view.setUint32(14, step)
  return head
}

export function writePassCode(code: PassCode): string {
  const bytes = new Uint8Array(HEAD_BYTES + MAC_BYTES)
  bytes.set(headOf(code))
  bytes.set(code.mac, HEAD_BYTES)
  return PREFIX + toBase32(bytes)
}

/** The code in a text; `otherVersion`: a code of a version that is not known here; null: no code of a pass. */
export function readPassCode(text: string): PassCode | 'otherVersion' | null {
  if (!text.startsWith(PREFIX)) return null
  const bytes = fromBase32(text.slice(PREFIX.length))
  const [first = 0] = bytes ?? []
  if (!bytes || bytes.length === 0) return null
  if (first >>> 4 !== VERSION || (first & 15) !== HMAC_SHA256) return 'otherVersion'
  const audience = AUDIENCES[(bytes[3] ?? 0) - 1]
  if (bytes.length !== HEAD_BYTES + MAC_BYTES || !audience) return null
  const view = new DataView(bytes.buffer)
  return {
    algorithm: first & 15,
    keyNo: view.getUint16(1),
    audience,
    passId: passIdOf(bytes.subarray(4, 14)),
    step: view.getUint32(14),
    mac: bytes.slice(HEAD_BYTES),
  }
}

const PASS_ID_BYTES = 10

export const bytesOfPassId = (passId: PassId) => bytesOfHex(passId.slice('pas_'.length), PASS_ID_BYTES)

export const passIdOf = (bytes: Uint8Array) => `pas_${hexOf(bytes)}` as PassId

/** The six digits that a rider says when a guard can't scan. They come from a MAC under the same key, over other bytes (`digitsHeadOf`). */
export const digitsOf = (mac: Uint8Array): string =>
  String(new DataView(mac.buffer, mac.byteOffset).getUint32(0) % 1_000_000).padStart(6, '0')

/** The bytes over which the MAC of the six digits is computed. The first byte differs from a code's, so that neither MAC gives the other away. */
export function digitsHeadOf(code: Pick<PassCode, 'keyNo' | 'passId' | 'step'>): Uint8Array {
  const head = headOf({ ...code, algorithm: HMAC_SHA256, audience: 'gate' })
  head[0] = 0
  return head
}

/** A signed pass followed by the current rotating code. A guard's phone without network can't check the code, but the server does later. */
export const withLiveCode = (signed: string, code: string) => `${signed}$${code}`
