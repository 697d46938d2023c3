import type { PersonId } from '../../../../../contract/kernel/ids'
import type { Refusal } from '../../../../../contract/kernel/refusal'
import { earlierUse } from '../../../../kernel/database/change'
import type { Context } from '../../../../kernel/handler'
import type { HandlerOf } from '../../../handlerOf'
import type { AttendanceDocument } from '../../attendance/attendanceDocument'
import { attendance, attendanceIdOf } from '../../attendance/attendanceDocument'
import { readShownClass } from '../../attendance/classCodes'
import { type LessonOf, lessonFor, viewLesson } from '../../attendance/lesson'
import { claimPhone } from '../../attendance/lessonPhones'
import { recordMark } from '../../attendance/recordMark'
import { faultOfTime } from '../../attendance/rules/classCodes'
import { decideArrival } from '../../attendance/rules/marks'
import { proximityOf } from '../../attendance/rules/place'
import { isAttended, isUnconfirmed, type Proximity } from '../../attendance/rules/record'
import { isOnRoll } from '../../attendance/rules/roster'

/**
 * The code says of which lesson it is; who made it is checked before anything is told of that lesson, and how old it is only where something would be
 * entered: whoever was checked in before hears so, also with a code that has run out meanwhile.
 */
export const checkIn: HandlerOf<'attendance.checkIn'> = async ({ text, deviceId, location, sessionId }, context) => {
  const { caller, now, request } = context
  const { personId } = caller
  const shown = await readShownClass(text)
  if ('fault' in shown) return { refusal: { code: 'CLASS_CODE_REFUSED', details: { reason: shown.fault } } }
  const [found, known] = await Promise.all([lessonFor(shown.doc, personId), attendance.get(attendanceIdOf(shown.doc, personId))])
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const { about, lesson } = found
  if (sessionId && sessionId !== found.sessionId) {
    return { refusal: { code: 'OTHER_LESSON', details: { title: about.title, from: lesson.from.toISOString() } } }
  }
  const place = proximityOf(about.school.location, location)
  const earlier = known && earlierUse(known, request)
  if (earlier === 'otherQuestion') return { refusal: { code: 'REQUEST_REUSED', details: {} } }
  if (known && isSettled(known, place)) return answerOf(found, known, earlier === null, now)

  const fault = faultOfTime(shown.code, now)
  if (fault) return { refusal: { code: 'CLASS_CODE_REFUSED', details: { reason: fault } } }
  if (!isOnRoll(found.entry, lesson)) return { refusal: { code: 'NOT_BOOKED', details: {} } }
  const outcome = await enter(found, personId, { deviceId, place }, context)
  return 'refusal' in outcome ? outcome : answerOf(found, outcome.doc, false, now)
}

/** Has come, and this scan could show nothing that is not known. */
const isSettled = (known: AttendanceDocument, place: Proximity) => isAttended(known) || (isUnconfirmed(known) && place !== 'near')

type NotEntered = Refusal<'CHECK_IN_NOT_OPEN' | 'CHECK_IN_OVER' | 'NOT_POSSIBLE_NOW' | 'PHONE_CHECKED_IN'>
type Phone = Parameters<HandlerOf<'attendance.checkIn'>>[0]['deviceId']

const enter = (found: LessonOf, personId: PersonId, { deviceId, place }: { deviceId: Phone; place: Proximity }, { now, request }: Context) =>
  recordMark<NotEntered>(found, personId, request, async (current) => {
    const marking = decideArrival(current, { lesson: found.lesson, way: 'classCode', place, now })
    if ('refusal' in marking) return marking
    const own = await claimPhone({ sessionId: found.sessionId, lessonNo: found.lesson.no }, deviceId, personId, now)
    return own ? marking : { refusal: { code: 'PHONE_CHECKED_IN', details: {} } }
  })

const answerOf = (found: LessonOf, record: AttendanceDocument, already: boolean, now: Date) => ({
  data: {
    lesson: viewLesson(found),
    state: record.state === 'late' ? ('late' as const) : ('here' as const),
    at: record.at.toISOString(),
    already,
    unconfirmed: isUnconfirmed(record),
    now: now.toISOString(),
  },
})
