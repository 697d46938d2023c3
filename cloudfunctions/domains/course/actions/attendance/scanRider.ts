import type { SessionId } from '../../../../../contract/course/ids'
import type { PersonId } from '../../../../../contract/kernel/ids'
import type { GateRefusal } from '../../../../../contract/pass/gateVerdict'
import type { PassHolder } from '../../../../../contract/pass/passHolder'
import { earlierUse } from '../../../../kernel/database/change'
import { riderIdOf } from '../../../account/public'
import type { HandlerOf } from '../../../handlerOf'
import { type PassDocument, passes, passIdOfRider, readLiveCode, viewHolder } from '../../../pass/public'
import { attendance, attendanceIdOf } from '../../attendance/attendanceDocument'
import { lessonFor } from '../../attendance/lesson'
import { recordMark } from '../../attendance/recordMark'
import { decideArrival } from '../../attendance/rules/marks'
import { isAttended } from '../../attendance/rules/record'
import { isOnRoll } from '../../attendance/rules/roster'
import { refusalOfCheckIn } from '../../attendance/rules/window'
import { readAttendancePass } from '../../attendancePass'
import { viewRow } from './rollRow'

export const scanRider: HandlerOf<'attendance.scanRider'> = async ({ sessionId, lessonNo, text }, { now, request }) => {
  const answer = { now: now.toISOString(), row: null, holder: null, already: false, refusal: null }
  const shown = await whoShows(text, sessionId, now)
  if ('reason' in shown) return { data: { ...answer, refusal: shown } }
  const found = await lessonFor({ sessionId, lessonNo }, shown.personId)
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const { lesson, entry } = found
  if (!isOnRoll(entry, lesson)) return { refusal: refusalOfCheckIn(lesson, now) ?? { code: 'NOT_BOOKED', details: {} } }
  const known = await attendance.get(attendanceIdOf({ sessionId, lessonNo }, shown.personId))
  const seen = { ...answer, holder: await pictured(shown) }
  if (known && isAttended(known) && earlierUse(known, request) === null) {
    return { data: { ...seen, row: viewRow(shown.personId, entry, known), already: true } }
  }
  const arrival = { lesson, way: 'scanned', place: 'notAsked', now } as const
  const outcome = await recordMark(found, shown.personId, request, (current) => decideArrival(current, arrival))
  if ('refusal' in outcome) return outcome
  return { data: { ...seen, row: viewRow(shown.personId, entry, outcome.doc) } }
}

interface Shower {
  readonly personId: PersonId
  readonly pass: PassDocument | null
}

const pictured = async ({ pass }: Shower): Promise<PassHolder | null> => (pass ? viewHolder(pass.holder, { photo: true }) : null)

/** Who shows this code: by the attendance pass, which says who has the place, or by a rotating code of the pass. */
async function whoShows(text: string, sessionId: SessionId, now: Date): Promise<Shower | GateRefusal> {
  const ticket = readAttendancePass(text)
  if (ticket === 'otherVersion') return { reason: 'codeOtherVersion' }
  if (ticket && ticket.sessionId !== sessionId) return { reason: 'codeOtherAudience' }
  if (ticket) return { personId: ticket.personId, pass: await passes.get(passIdOfRider(riderIdOf(ticket.personId))) }
  const live = await readLiveCode(text, now)
  return 'reason' in live ? live : { personId: live.personId, pass: live }
}
