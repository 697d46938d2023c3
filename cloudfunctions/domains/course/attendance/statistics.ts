import type { OwnSession } from '../../../../contract/course/course'
import type { SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { LessonPlan, Session } from '../sessionDetails'
import { type AttendanceDocument, absenceOf, attendancePartsOf, rollOf } from './attendanceDocument'
import { type AttendanceStatistics, asOfLesson, type OwnPlace, statisticsOf } from './rules/record'

/** What is known of one person at the lessons of a session. */
type OwnAttendance = Pick<AttendanceStatistics, 'attended' | 'missed'> & Pick<Required<OwnSession>, 'absences'>

/** Gives the statistics of one person in any session, after one look at what is known of the person. Somebody without a place has none. */
export async function statisticsOfPerson(personId: PersonId): Promise<(session: Session) => OwnAttendance> {
  const known = await attendancePartsOf(personId)
  return ({ _id, details, participants }) => {
    const participant = participants[personId]
    if (participant?.state !== 'held') return { attended: 0, missed: 0, absences: [] }
    const own = known.filter(({ sessionId }) => sessionId === _id)
    const { attended, missed } = statisticsOf(details.lessons, own, participant.since, participant.given)
    const absences = own.flatMap((record) => {
      const lesson = details.lessons.find(({ no }) => no === record.lessonNo)
      const state = lesson && absenceOf(asOfLesson(record, lesson))
      return state ? [{ lessonNo: record.lessonNo, state }] : []
    })
    return { attended, missed, absences }
  }
}

/** Gives the statistics of any person in one session, with one look at each lesson. */
export async function statisticsOfSession(
  sessionId: SessionId,
  lessons: readonly LessonPlan[],
): Promise<(personId: PersonId, place: OwnPlace) => AttendanceStatistics> {
  const rolls = await Promise.all(lessons.map((lesson) => rollOf({ sessionId, lessonNo: lesson.no }, lesson)))
  const known = new Map<PersonId, AttendanceDocument[]>()
  for (const record of rolls.flat()) known.set(record.personId, [...(known.get(record.personId) ?? []), record])
  return (personId, { since, given }) => statisticsOf(lessons, known.get(personId) ?? [], since, given)
}
