import { createHmac, timingSafeEqual } from 'node:crypto'
import { type AttendanceCode, attendanceHead, readAttendanceCode, writeAttendanceCode } from '../../../contract/course/attendancePass'
import type { AttendancePass } from '../../../contract/course/course'
import { toBase32 } from '../../../contract/kernel/base32'
import type { PersonId } from '../../../contract/kernel/ids'
import { type Keys, keys } from '../../kernel/secrets/keys'
import { hasBenefit, type OwnOffering } from '../booking/public'
import { asSession } from './sessionDetails'

const MAC_BYTES = 16

const macOf = (code: AttendanceCode, { indexKey }: Keys) =>
  toBase32(
    createHmac('sha256', indexKey)
      .update(`attendancePass:${attendanceHead(code)}`)
      .digest()
      .subarray(0, MAC_BYTES),
  )

export const attendanceCodeOf = (code: AttendanceCode, using: Keys = keys()) => writeAttendanceCode(code, macOf(code, using))

/**
 * The number of somebody's attendance pass (听课证): that of the place, if it is one of so many. It comes with the place and goes with it, and the next
 * number that has none yet gets it instead. Since no place's number is given twice, no pass's is either, and nobody's is ever taken by others' leaving.
 */
export function passNumberOf(own: OwnOffering, personId: PersonId): number | null {
  const session = asSession(own)
  const participant = own.participants[personId]
  if (session?.status !== 'published' || participant?.state !== 'held') return null
  return hasBenefit(own, participant.number) ? participant.number : null
}

/** The attendance pass of somebody who holds one of the first places; null: there is none. */
export function attendancePassOf(own: OwnOffering, personId: PersonId): AttendancePass | null {
  const session = asSession(own)
  const number = passNumberOf(own, personId)
  if (!session?.benefit || number === null) return null
  return {
    number,
    quota: session.benefit.quota,
    name: session.participants[personId]?.name ?? null,
    text: attendanceCodeOf({ sessionId: session._id, personId, number }),
  }
}

/** What a scanned text says if we made it; null for any other. Whether the place is still held, the session says. */
export function readAttendancePass(text: string, using: Keys = keys()): AttendanceCode | 'otherVersion' | null {
  const read = readAttendanceCode(text)
  if (read === null || read === 'otherVersion') return read
  return timingSafeEqual(Buffer.from(read.mac), Buffer.from(macOf(read.code, using))) ? read.code : null
}
