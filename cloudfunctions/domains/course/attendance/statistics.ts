import type { OwnMark, OwnSession } from '../../../../contract/course/course'
import type { SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import { dayOf } from '../../../kernel/calendar'
import type { LessonPlan, Session } from '../sessionDetails'
import { type AttendanceDocument, type AttendancePart, absenceOf, attendancePartsOf, rollOf } from './attendanceDocument'
import { type AttendanceStatistics, asOfLesson, isUnconfirmed, type OwnPlace, statisticsOf } from './rules/record'

/** What is known of one person at the lessons of a session. */
type OwnAttendance = Pick<AttendanceStatistics, 'attended' | 'missed'> & Pick<Required<OwnSession>, 'absences' | 'marks'>

/** Gives the statistics of one person in any session, after one look at what is known of the person. Somebody without a place has none. */
export async function statisticsOfPerson(personId: PersonId, now: Date): Promise<(session: Session) => OwnAttendance> {
  const everything = await attendancePartsOf(personId)
  return ({ _id, details, participants }) => {
    const participant = participants[personId]
    if (participant?.state !== 'held') return { attended: 0, missed: 0, absences: [], marks: [] }
    const own = everything.filter(({ sessionId }) => sessionId === _id)
    const { attended, missed } = statisticsOf(details.lessons, own, participant.since, participant.given)
    const known = own.flatMap((record) => {
      const lesson = details.lessons.find(({ no }) => no === record.lessonNo)
      return lesson ? [{ lesson, record: asOfLesson(record, lesson) }] : []
    })
    const absences = known.flatMap(({ record }) => {
      const state = absenceOf(record)
      return state ? [{ lessonNo: record.lessonNo, state }] : []
    })
    const marks = known.filter(({ lesson }) => dayOf(lesson.from) === dayOf(now)).flatMap(({ record }) => viewMark(record))
    return { attended, missed, absences, marks }
  }
}

/** What the roll says of one person at one lesson; nothing where it says nothing. */
export const viewMark = (record: Omit<AttendancePart, '_id'>): OwnMark[] =>
  record.state === 'none'
    ? []
    : [{ lessonNo: record.lessonNo, state: record.state, at: record.at.toISOString(), unconfirmed: isUnconfirmed(record) }]

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
