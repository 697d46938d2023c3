import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { change } from '../../../kernel/database/change'
import { refuse } from '../../../kernel/database/decision'
import type { WriteRequest } from '../../../kernel/request'
import { syncAttendance } from '../effects'
import { type AttendanceDocument, attendance, attendanceIdOf, emptyRecord, ensureAttendance } from './attendanceDocument'
import type { LessonOf } from './lesson'
import { isClosed, type Marking } from './rules/checkIn'
import { asOfLesson } from './rules/record'

/**
 * Enters what a rule decides about one person at one lesson. A refusal leaves nothing behind; what is entered after the roll has closed reaches the
 * agenda.
 *
 * @param decide may be asked more than once
 */
export async function recordMark<R extends Refusal>(
  { sessionId, lesson }: LessonOf,
  personId: PersonId,
  request: WriteRequest,
  decide: (known: AttendanceDocument) => Marking<R> | Promise<Marking<R>>,
) {
  const { now } = request
  const name = { sessionId, lessonNo: lesson.no }
  const sync = syncAttendance({ ...name, personId, at: now })
  if (!(await attendance.get(attendanceIdOf(name, personId)))) {
    const first = await decide(emptyRecord(name, personId, now))
    if ('refusal' in first) return first
  }
  return change(
    attendance,
    () => ensureAttendance(name, personId, now),
    request,
    async (known) => {
      const current = asOfLesson(known, lesson)
      const marking = await decide(current)
      if ('refusal' in marking) return refuse(marking.refusal)
      return { kind: 'change', next: { toldAt: current.toldAt ?? null, ...marking.next }, effects: isClosed(lesson, now) ? [sync] : [] }
    },
  )
}
