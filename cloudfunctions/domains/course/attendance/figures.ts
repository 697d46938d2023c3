import type { SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { LessonPlan } from '../../booking/about'
import { type AttendanceDocument, attendanceOf, rollOf } from './attendanceDocument'
import { type AttendanceStatistics, statisticsOf } from './rules/figures'

/** Gives the figures of one person in any session, after one look at what is known of the person. */
export async function statisticsOfPerson(
  personId: PersonId,
): Promise<(sessionId: SessionId, lessons: readonly LessonPlan[], since: Date) => AttendanceStatistics> {
  const known = await attendanceOf(personId)
  return (sessionId, lessons, since) =>
    statisticsOf(
      lessons,
      known.filter((record) => record.sessionId === sessionId),
      since,
    )
}

/** Gives the figures of any person in one session: for certificates. One look at each lesson. */
export async function statisticsOfSession(
  sessionId: SessionId,
  lessons: readonly LessonPlan[],
): Promise<(personId: PersonId, since: Date) => AttendanceStatistics> {
  const rolls = await Promise.all(lessons.map(({ no }) => rollOf({ sessionId, lessonNo: no })))
  const known = new Map<PersonId, AttendanceDocument[]>()
  for (const record of rolls.flat()) known.set(record.personId, [...(known.get(record.personId) ?? []), record])
  return (personId, since) => statisticsOf(lessons, known.get(personId) ?? [], since)
}
