import { fromBase32, toBase32 } from '../kernel/base32'
import { withoutHidden } from '../kernel/characters'
import { bytesOfHex, HMAC_SHA256, hexOf, MAC_BYTES } from '../pass/codeBytes'
import type { ClassId } from './ids'

/**
 * The rotating code of a class (签到码): what the teacher's phone shows and makes anew every 15 seconds. It names one lesson of one session and the
 * phone that shows it, so that it is nothing at another lesson, and a picture of it is nothing 30 seconds later (`lifeOf` in `passCode`). This file is its
 * layout alone; the MAC is made by `src/packages/course/teacher/lesson/classCode` and checked by `cloudfunctions/domains/course/attendance/classCodes`.
 *
 * `XGK` + base32 of: version and algorithm (1 byte: 4 bits each), key number (2), class id (10), time step (4), MAC (16). 56 characters.
 */
export interface ClassCode {
  readonly algorithm: number
  /** Which phone of the lesson made it: the first that showed it is 1. */
  readonly keyNo: number
  readonly classId: ClassId
  /** As in `passCode`. */
  readonly step: number
  readonly mac: Uint8Array
}

const VERSION = 1
const PREFIX = 'XGK'
const HEAD_BYTES = 17
const CLASS_ID_BYTES = 10

/** The bytes from which the MAC is made. The prefix is part of it, so that no other code of ours proves this one. */
export function classHeadOf({ algorithm, keyNo, classId, step }: Omit<ClassCode, 'mac'>): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES)
  const view = new DataView(head.buffer)
  head[0] = (VERSION << 4) | algorithm
  view.setUint16(1, keyNo)
  head.set(bytesOfHex(classId.slice('cls_'.length), CLASS_ID_BYTES), 3)
  view.setUint32(13, step)
  return head
}

export function writeClassCode(code: ClassCode): string {
  const bytes = new Uint8Array(HEAD_BYTES + MAC_BYTES)
  bytes.set(classHeadOf(code))
  bytes.set(code.mac, HEAD_BYTES)
  return PREFIX + toBase32(bytes)
}

/** The code in a text; `otherVersion`: one of ours that this version doesn't know; null: none of ours. */
export function readClassCode(text: string): ClassCode | 'otherVersion' | null {
  const trimmed = withoutHidden(text).trim()
  if (!trimmed.startsWith(PREFIX)) return null
  const bytes = fromBase32(trimmed.slice(PREFIX.length))
  const [first] = bytes ?? []
  if (!bytes || first === undefined) return null
  if (first >>> 4 !== VERSION || (first & 15) !== HMAC_SHA256) return 'otherVersion'
  if (bytes.length !== HEAD_BYTES + MAC_BYTES) return null
  const view = new DataView(bytes.buffer)
  return {
    algorithm: first & 15,
    keyNo: view.getUint16(1),
    classId: `cls_${hexOf(bytes.subarray(3, 13))}` as ClassId,
    step: view.getUint32(13),
    mac: bytes.slice(HEAD_BYTES),
  }
}
