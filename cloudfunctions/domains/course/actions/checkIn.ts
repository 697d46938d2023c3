import type { attendanceActions } from '../../../../contract/course/attendance'
import type { SessionId } from '../../../../contract/course/ids'
import type { ParsedOf } from '../../../../contract/kernel/action'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { GateRefusal } from '../../../../contract/pass/gateVerdict'
import { earlierUse } from '../../../kernel/database/change'
import type { Context, Handler } from '../../../kernel/handler'
import { refusalOfOwnCase } from '../../../kernel/people/fourEyes'
import { riderIdOf } from '../../account/public'
import { type PassDocument, passes, passIdOfRider, readLiveCode, viewHolder } from '../../pass/public'
import { type AttendanceDocument, attendance, attendanceAt, attendanceIdOf } from '../attendance/attendanceDocument'
import { readShownClass } from '../attendance/classCodes'
import { lessonFor, type OwnLesson, viewLesson } from '../attendance/lesson'
import { claimPhone } from '../attendance/lessonPhones'
import { recordMark } from '../attendance/recordMark'
import { decideArrival, faultOfTime, proximityOf, refusalOfCheckIn } from '../attendance/rules/checkIn'
import { asOfLesson, isAttended, isOnRoll, isUnconfirmed, type Proximity } from '../attendance/rules/record'
import { readAttendancePass } from '../attendancePass'
import { viewRollRow } from './attendance'

type Actions = typeof attendanceActions

/**
 * The code says of which lesson it is. Who made it is checked before anything is told of that lesson, and how old it is only where something would be
 * entered: somebody who was checked in before hears so, also with a code that has run out meanwhile.
 */
export const checkIn: Handler<Actions['checkIn']> = async ({ text, deviceId, location, sessionId }, context) => {
  const { caller, now, request } = context
  const { personId } = caller
  const shown = await readShownClass(text)
  if ('fault' in shown) return { refusal: { code: 'CLASS_CODE_REFUSED', details: { reason: shown.fault } } }
  const [found, entered] = await Promise.all([lessonFor(shown.doc, personId), attendance.get(attendanceIdOf(shown.doc, personId))])
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const { details, lesson } = found
  const known = entered && asOfLesson(entered, lesson)
  if (sessionId && sessionId !== found.sessionId) {
    return { refusal: { code: 'OTHER_LESSON', details: { title: details.title, from: lesson.from.toISOString() } } }
  }
  const proximity = proximityOf(details.school.location, location)
  const earlier = known && earlierUse(known, request)
  if (earlier === 'otherQuestion') return { refusal: { code: 'REQUEST_REUSED', details: {} } }
  if (known && isSettled(known, proximity)) return answerOf(found, known, earlier === null, now)

  const fault = faultOfTime(shown.code, now)
  if (fault) return { refusal: { code: 'CLASS_CODE_REFUSED', details: { reason: fault } } }
  if (!isOnRoll(found.participant, lesson)) return { refusal: { code: 'NOT_BOOKED', details: {} } }
  const outcome = await enter(found, personId, { deviceId, proximity }, context)
  return 'refusal' in outcome ? outcome : answerOf(found, outcome.doc, false, now)
}

/** Has come, and this scan could show nothing that is not known. */
const isSettled = (known: AttendanceDocument, proximity: Proximity) => isAttended(known) || (isUnconfirmed(known) && proximity !== 'near')

type NotEntered = Refusal<'CHECK_IN_NOT_OPEN' | 'CHECK_IN_OVER' | 'NOT_POSSIBLE_NOW' | 'PHONE_CHECKED_IN'>

interface Phone {
  readonly deviceId: ParsedOf<Actions['checkIn']>['deviceId']
  readonly proximity: Proximity
}

const enter = (found: OwnLesson, personId: PersonId, { deviceId, proximity }: Phone, { now, request }: Context) =>
  recordMark<NotEntered>(found, personId, request, async (current) => {
    const { sessionId, lesson } = found
    const marking = decideArrival(current, { lesson, method: 'classCode', proximity, now })
    if ('refusal' in marking) return marking
    const isOwnPhone = await claimPhone({ sessionId, lessonNo: lesson.no }, deviceId, personId, now)
    return isOwnPhone ? marking : { refusal: { code: 'PHONE_CHECKED_IN', details: {} } }
  })

const answerOf = (found: OwnLesson, record: AttendanceDocument, already: boolean, now: Date) => ({
  data: {
    lesson: viewLesson(found),
    state: record.state === 'late' ? ('late' as const) : ('here' as const),
    at: record.at.toISOString(),
    already,
    unconfirmed: isUnconfirmed(record),
    now: now.toISOString(),
  },
})

export const scanRider: Handler<Actions['scanRider']> = async ({ sessionId, lessonNo, text }, { caller, now, request }) => {
  const nothing = { now: now.toISOString(), row: null, holder: null, already: false, refusal: null }
  const shown = await whoShows(text, sessionId, now)
  if ('reason' in shown) return { data: { ...nothing, refusal: shown } }
  const { personId, pass } = shown
  const ownCase = refusalOfOwnCase(caller.personId, personId)
  if (ownCase) return { refusal: ownCase }
  const found = await lessonFor({ sessionId, lessonNo }, personId)
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const { lesson, participant } = found
  if (!isOnRoll(participant, lesson)) return { refusal: refusalOfCheckIn(lesson, now) ?? { code: 'NOT_BOOKED', details: {} } }
  const known = await attendanceAt({ sessionId, lessonNo }, lesson, personId)
  const seen = { ...nothing, holder: pass && (await viewHolder(pass.holder, { photo: true })) }
  if (known && isAttended(known) && earlierUse(known, request) === null) {
    return { data: { ...seen, row: viewRollRow(personId, participant, known), already: true } }
  }
  const arrival = { lesson, method: 'scanned', proximity: 'notAsked', now } as const
  const outcome = await recordMark(found, personId, request, (current) => decideArrival(current, arrival))
  if ('refusal' in outcome) return outcome
  return { data: { ...seen, row: viewRollRow(personId, participant, outcome.doc) } }
}

interface Shower {
  readonly personId: PersonId
  readonly pass: PassDocument | null
}

/** The person who shows this code: that of an attendance pass, or a rotating one of the rider's pass. */
async function whoShows(text: string, sessionId: SessionId, now: Date): Promise<Shower | GateRefusal> {
  const ticket = readAttendancePass(text)
  if (ticket === 'otherVersion') return { reason: 'codeOtherVersion' }
  if (ticket && ticket.sessionId !== sessionId) return { reason: 'codeOtherAudience' }
  if (ticket) return { personId: ticket.personId, pass: await passes.get(passIdOfRider(riderIdOf(ticket.personId))) }
  const live = await readLiveCode(text, now)
  return 'reason' in live ? live : { personId: live.personId, pass: live }
}
