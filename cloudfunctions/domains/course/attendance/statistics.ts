import type { SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { LessonPlan, Session } from '../sessionDetails'
import { type AttendanceDocument, attendanceOf, rollOf } from './attendanceDocument'
import { type AttendanceStatistics, statisticsOf } from './rules/record'

/** Gives the statistics of one person in any session, after one look at what is known of the person. Somebody without a place has none. */
export async function statisticsOfPerson(
  personId: PersonId,
): Promise<(session: Session) => Pick<AttendanceStatistics, 'attended' | 'missed'>> {
  const known = await attendanceOf(personId)
  return ({ _id, details, participants }) => {
    const participant = participants[personId]
    if (participant?.state !== 'held') return { attended: 0, missed: 0 }
    const own = known.filter(({ sessionId }) => sessionId === _id)
    const { attended, missed } = statisticsOf(details.lessons, own, participant.since)
    return { attended, missed }
  }
}

/** Gives the statistics of any person in one session, with one look at each lesson. */
export async function statisticsOfSession(
  sessionId: SessionId,
  lessons: readonly LessonPlan[],
): Promise<(personId: PersonId, since: Date) => AttendanceStatistics> {
  const rolls = await Promise.all(lessons.map(({ no }) => rollOf({ sessionId, lessonNo: no })))
  const known = new Map<PersonId, AttendanceDocument[]>()
  for (const record of rolls.flat()) known.set(record.personId, [...(known.get(record.personId) ?? []), record])
  return (personId, since) => statisticsOf(lessons, known.get(personId) ?? [], since)
}
