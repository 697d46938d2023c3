import type { PersonId } from '../kernel/ids'
import type { SessionId } from './ids'

/**
 * The code of an attendance pass (听课证). It is made once by the server and says who has which numbered place; the teacher's phone has it checked. It can be
 * passed on like any ticket, so it never says who stands there: that is what the name on the teacher's screen is for.
 *
 * `XGA1.session.person.number.MAC`, the ids in capitals and without their prefixes, the MAC in base32: only characters of a QR code's alphanumeric mode.
 * At most 121 characters: QR version 6 at error correction M.
 */
export interface AttendanceCode {
  readonly sessionId: SessionId
  readonly personId: PersonId
  readonly number: number
}

const VERSION = 'XGA1'
const CODE = /^(XGA1\.([A-Z0-9]{1,40})\.([A-Z0-9]{1,40})\.([1-9]\d{0,4}))\.([0-9A-HJKMNP-TV-Z]{26})$/

const bare = (id: string) => id.slice('ses_'.length).toUpperCase()

/** The part of which the MAC is made. */
export const attendanceHead = ({ sessionId, personId, number }: AttendanceCode) =>
  [VERSION, bare(sessionId), bare(personId), number].join('.')

export const writeAttendanceCode = (code: AttendanceCode, mac: string) => `${attendanceHead(code)}.${mac}`

/** The code in a text, its MAC not checked yet; `otherVersion`: one of ours that this version doesn't know; null: none of ours. */
export function readAttendanceCode(text: string): { code: AttendanceCode; mac: string } | 'otherVersion' | null {
  const [, , session, person, number, mac] = CODE.exec(text) ?? []
  if (!session || !person || !mac) return /^XGA\d/.test(text) && !text.startsWith(`${VERSION}.`) ? 'otherVersion' : null
  return {
    code: {
      sessionId: `ses_${session.toLowerCase()}` as SessionId,
      personId: `per_${person.toLowerCase()}` as PersonId,
      number: Number(number),
    },
    mac,
  }
}
