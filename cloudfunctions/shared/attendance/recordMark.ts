import type { Refusal } from '../../../contract/errors'
import type { PersonId } from '../../../contract/ids'
import { change } from '../database/change'
import { refuse } from '../database/decision'
import type { FollowAttendanceEffect } from '../effects/effect'
import type { WriteRequest } from '../request'
import { type AttendanceDocument, attendance, ensureAttendance } from './attendanceDocument'
import type { LessonOf } from './lesson'
import { isClosed, type Marking } from './rules/marks'

/** Enters what a rule decided about one person at one lesson. What is entered after the roll has closed reaches the agenda. */
export function recordMark<R extends Refusal>(
  { sessionId, lesson }: LessonOf,
  personId: PersonId,
  request: WriteRequest,
  decide: (known: AttendanceDocument) => Marking<R> | Promise<Marking<R>>,
) {
  const { now } = request
  const name = { sessionId, lessonNo: lesson.no }
  const follow: FollowAttendanceEffect = { kind: 'followAttendance', ...name, personId, at: now }
  return change(
    attendance,
    () => ensureAttendance(name, personId, now),
    request,
    async (known) => {
      const marking = await decide(known)
      if ('refusal' in marking) return refuse(marking.refusal)
      return { kind: 'change', next: marking.next, effects: isClosed(lesson, now) ? [follow] : [] }
    },
  )
}
