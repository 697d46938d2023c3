import { fromBase32, toBase32 } from '../kernel/base32'
import { bytesOfHex, HMAC_SHA256, hexOf, MAC_BYTES } from './codeBytes'
import type { PassId } from './ids'

export { HMAC_SHA256, MAC_BYTES } from './codeBytes'

/**
 * The rotating code of a pass (小哥码, live): what the rider's phone shows and makes anew every 15 seconds without network, and what the server
 * checks. This file is its layout alone; the MAC is made by `src/services/pass/` and checked by `cloudfunctions/domains/pass/`.
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

/** For whom a code was made: a gate's code is nothing at a counter, nor the other way round. */
export type PassAudience = 'gate' | 'counter'

export const STEP_SECONDS = 15
/** A code is accepted this long from when it appears. */
export const LIFE_SECONDS = 30
/** How far a phone's corrected clock may be ahead of the server's. It is part of the life, not added to it. */
export const AHEAD_SECONDS = 3

const VERSION = 1
const PREFIX = 'XGM'
const HEAD_BYTES = 18
const AUDIENCES: readonly PassAudience[] = ['gate', 'counter']

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / STEP_SECONDS)

/** When a code of this step begins and ends to hold, by the server's clock. */
export const lifeOf = (step: number): { from: Date; to: Date } => {
  const from = (step * STEP_SECONDS - AHEAD_SECONDS) * 1000
  return { from: new Date(from), to: new Date(from + LIFE_SECONDS * 1000) }
}

/** The bytes of which the MAC is made. */
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

/** The code in a text; `otherVersion`: one of ours that this version doesn't know; null: none of ours. */
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

/** The six digits that go with a code: for a guard who can't scan. Made of the same MAC key, over a head of their own. */
export const digitsOf = (mac: Uint8Array): string =>
  String(new DataView(mac.buffer, mac.byteOffset).getUint32(0) % 1_000_000).padStart(6, '0')

/** What the MAC of the six digits is made of: the head of a gate's code with another first byte, so that neither proves the other. */
export function digitsHeadOf(code: Pick<PassCode, 'keyNo' | 'passId' | 'step'>): Uint8Array {
  const head = headOf({ ...code, algorithm: HMAC_SHA256, audience: 'gate' })
  head[0] = 0
  return head
}

/** A signed pass with the rotating code of the moment behind it: the guard's phone can't check the code, but the server will. */
export const withLiveCode = (signed: string, code: string) => `${signed}$${code}`
