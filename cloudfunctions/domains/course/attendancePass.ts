import { createHmac, timingSafeEqual } from 'node:crypto'
import { type AttendanceCode, attendanceHead, readAttendanceCode, writeAttendanceCode } from '../../../contract/course/attendancePass'
import type { AttendancePass } from '../../../contract/course/course'
import type { SessionId } from '../../../contract/course/ids'
import { toBase32 } from '../../../contract/kernel/base32'
import type { PersonId } from '../../../contract/kernel/ids'
import { type Keys, keys } from '../../kernel/secrets/keys'
import type { OwnOffering } from '../booking/offeringDocument'
import { passNumberOf } from './rules/attendancePass'

const MAC_BYTES = 16

const macOf = (code: AttendanceCode, { indexKey }: Keys) =>
  toBase32(
    createHmac('sha256', indexKey)
      .update(`attendancePass:${attendanceHead(code)}`)
      .digest()
      .subarray(0, MAC_BYTES),
  )

export const attendanceCodeOf = (code: AttendanceCode, using: Keys = keys()) => writeAttendanceCode(code, macOf(code, using))

/** The attendance pass of whoever holds one of the first places; null: there is none. */
export function attendancePassOf(own: OwnOffering, personId: PersonId): AttendancePass | null {
  const number = passNumberOf(own, personId)
  if (number === null || own.details.kind !== 'session') return null
  return {
    number,
    quota: own.details.passQuota,
    name: own.participants[personId]?.name ?? null,
    text: attendanceCodeOf({ sessionId: own._id as SessionId, personId, number }),
  }
}

/** What a scanned text says if we made it; null for any other. Whether the place is still held, the session says. */
export function readAttendancePass(text: string, using: Keys = keys()): AttendanceCode | 'otherVersion' | null {
  const read = readAttendanceCode(text)
  if (read === null || read === 'otherVersion') return read
  return timingSafeEqual(Buffer.from(read.mac), Buffer.from(macOf(read.code, using))) ? read.code : null
}
