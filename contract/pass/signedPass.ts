import type { WorkKind } from '../account/rider'
import { WORK_KINDS } from '../account/workKinds'
import { fromBase32, toBase32 } from '../kernel/base32'
import type { PassId } from './ids'
import { bytesOfPassId, passIdOf } from './passCode'

/**
 * The signed pass. A guard's phone can check it without network, by a public key. It is short-lived, and only the server can make it. This file is
 * only its layout; it is signed by `cloudfunctions/domains/pass/` and checked by `src/packages/pass/gate/`.
 *
 * `XGS` + base32 of: version and algorithm (1 byte), key id (1), key number (2), pass id (10), issued and expires (4 + 4, seconds since 1970),
 * kind of work (1), words (UTF-8, at most 60 bytes: masked name, platform, station, separated by line feeds), signature (64).
 * At most 241 characters: QR version 9 at error correction M.
 */
export interface SignedPass {
  readonly algorithm: number
  readonly keyId: number
  /** The binding to a phone that it was made for, see {@link PassCode}. */
  readonly keyNo: number
  readonly passId: PassId
  /** UTC, whole seconds. */
  readonly issuedAt: Date
  readonly expiresAt: Date
  readonly workKind: WorkKind
  readonly maskedName: string
  readonly platform: string
  readonly station: string
}

const VERSION = 1
/** The algorithm's number in a signed pass: Ed25519 (RFC 8032). Another one, such as SM2, would get the next number. */
export const ED25519 = 1
export const SIGNATURE_BYTES = 64

const PREFIX = 'XGS'
const HEAD_BYTES = 23
const WORDS_BYTES = 60

const seconds = (instant: Date) => Math.floor(instant.getTime() / 1000)

/** The bytes that are signed. Words that are too long are cut at the end. */
export function bodyOf(pass: SignedPass): Uint8Array {
  const words = utf8(fitting([pass.maskedName, pass.platform, pass.station].map(onOneLine)))
  const body = new Uint8Array(HEAD_BYTES + words.length)
  const view = new DataView(body.buffer)
  body[0] = (VERSION << 4) | pass.algorithm
  body[1] = pass.keyId
  view.setUint16(2, pass.keyNo)
  body.set(bytesOfPassId(pass.passId), 4)
  view.setUint32(14, seconds(pass.issuedAt))
  view.setUint32(18, seconds(pass.expiresAt))
  body[22] = WORK_KINDS.indexOf(pass.workKind)
  body.set(words, HEAD_BYTES)
  return body
}

export function writeSignedPass(body: Uint8Array, signature: Uint8Array): string {
  const bytes = new Uint8Array(body.length + SIGNATURE_BYTES)
  bytes.set(body)
  bytes.set(signature, body.length)
  return PREFIX + toBase32(bytes)
}

export interface ReadSignedPass {
  readonly pass: SignedPass
  readonly body: Uint8Array
  readonly signature: Uint8Array
}

/** The signed pass in a text, with its signature still to be checked; `otherVersion`: of a version that is not known here; null: no signed pass. */
export function readSignedPass(text: string): ReadSignedPass | 'otherVersion' | null {
  if (!text.startsWith(PREFIX)) return null
  const bytes = fromBase32(text.slice(PREFIX.length))
  const [first = 0] = bytes ?? []
  if (!bytes || bytes.length === 0) return null
  if (first >>> 4 !== VERSION || (first & 15) !== ED25519) return 'otherVersion'
  const length = bytes.length - SIGNATURE_BYTES
  const workKind = WORK_KINDS[bytes[22] ?? -1]
  const words = length >= HEAD_BYTES ? fromUtf8(bytes.subarray(HEAD_BYTES, length))?.split('\n') : undefined
  if (!workKind || words?.length !== 3) return null
  const [maskedName = '', platform = '', station = ''] = words
  const view = new DataView(bytes.buffer)
  const pass: SignedPass = {
    algorithm: first & 15,
    keyId: bytes[1] ?? 0,
    keyNo: view.getUint16(2),
    passId: passIdOf(bytes.subarray(4, 14)),
    issuedAt: new Date(view.getUint32(14) * 1000),
    expiresAt: new Date(view.getUint32(18) * 1000),
    workKind,
    maskedName,
    platform,
    station,
  }
  return { pass, body: bytes.slice(0, length), signature: bytes.slice(length) }
}

/** The two parts of a scanned text. A text without `$` is one of them. */
export function partsOf(text: string): { signed: string | null; code: string | null } {
  const parts = text.split('$')
  const find = (prefix: string) => parts.find((part) => part.startsWith(prefix)) ?? null
  return { signed: find(PREFIX), code: find('XGM') }
}

const onOneLine = (word: string) => word.replace(/\n/g, ' ')

/** The three words, cut until they fit: first the station from its end, then the platform, then the name. */
function fitting([name = '', platform = '', station = '']: readonly string[]): string {
  const text = [name, platform, station].join('\n')
  if (utf8(text).length <= WORDS_BYTES) return text
  if (station) return fitting([name, platform, [...station].slice(0, -1).join('')])
  if (platform) return fitting([name, [...platform].slice(0, -1).join(''), ''])
  return fitting([[...name].slice(0, -1).join(''), '', ''])
}

// A mini-program has no TextEncoder.
const utf8 = (text: string) =>
  Uint8Array.from(encodeURIComponent(text).match(/%..|[^%]/g) ?? [], (part) =>
    part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0),
  )

/** Null for bytes that are not UTF-8. */
function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return null
  }
}
