import type { LessonPlan } from '../../../booking/about'
import { type AttendanceRecord, isAttended, isNoShow } from './record'

export interface AttendanceStatistics {
  readonly attended: number
  readonly missed: number
  /** Of all lessons that count, those still to come among them: 0 to 100, rounded down, so that nobody gets a certificate by rounding. */
  readonly percent: number
}

type Known = AttendanceRecord & { readonly lessonNo: number }

/** A lesson counts unless it was called off, or nobody was called and so nothing is known of it; what a teacher entered later for somebody counts for them. */
const counts = ({ cancelled, closed, called }: LessonPlan, record: AttendanceRecord | null) =>
  cancelled === null && (!(closed && called === false) || (record !== null && record.state !== 'none'))

/**
 * How often one person came to the lessons of a session.
 *
 * @param since since when the person has held a place: what was before is not missed
 */
export function statisticsOf(lessons: readonly LessonPlan[], known: readonly Known[], since: Date): AttendanceStatistics {
  const recordOf = ({ no }: LessonPlan) => known.find(({ lessonNo }) => lessonNo === no) ?? null
  const counted = lessons.filter((lesson) => counts(lesson, recordOf(lesson)))
  const attended = counted.filter((lesson) => {
    const record = recordOf(lesson)
    return record !== null && isAttended(record)
  }).length
  const missed = counted.filter((lesson) => lesson.closed && lesson.from >= since && isNoShow(recordOf(lesson))).length
  return { attended, missed, percent: counted.length === 0 ? 0 : Math.floor((100 * attended) / counted.length) }
}
