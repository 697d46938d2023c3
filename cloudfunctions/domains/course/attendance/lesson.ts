import type { LessonView } from '../../../../contract/course/attendance'
import type { SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { LessonPlan, SessionDetails } from '../../booking/about'
import { type Participant, type OfferingDocument, offerings } from '../../booking/offeringDocument'
import type { LessonName } from './attendanceDocument'
import { windowOf } from './rules/window'

/** A lesson with the session that it is of. */
export interface LessonOf {
  readonly sessionId: SessionId
  readonly about: SessionDetails
  /** Called off, too, when the whole session was. */
  readonly lesson: LessonPlan
}

type Part = Pick<OfferingDocument, '_id' | 'status' | 'cancelReason' | 'about'>

export const LESSON_PART = ['status', 'cancelReason', 'about'] as const satisfies readonly (keyof Part)[]

/** All lessons of a session; none of a draft, or of what is no session. */
export function lessonsIn({ _id, status, cancelReason, details: about }: Part): LessonOf[] {
  if (about.kind !== 'session' || status === 'draft') return []
  return about.lessons.map((one) => ({
    sessionId: _id as SessionId,
    about,
    lesson: { ...one, cancelled: one.cancelled ?? (status === 'cancelled' ? (cancelReason ?? '') : null) },
  }))
}

export const lessonIn = (part: Part | null, lessonNo: number): LessonOf | null =>
  (part && lessonsIn(part).find(({ lesson }) => lesson.no === lessonNo)) ?? null

/** One lesson, and where one person stands in its session; null: there is no such lesson. */
export async function lessonFor(name: LessonName, personId: PersonId): Promise<(LessonOf & { entry: Participant | undefined }) | null> {
  const part = await offerings.getPart(name.sessionId, LESSON_PART, [`entries.${personId}`])
  const found = lessonIn(part, name.lessonNo)
  const { participants: entries } = (part ?? {}) as Partial<Pick<OfferingDocument, 'entries'>>
  return found && { ...found, entry: entries?.[personId] }
}

/** One lesson without the people in it. */
export const lessonNamed = async ({ sessionId, lessonNo }: LessonName) =>
  lessonIn(await offerings.getPart(sessionId, LESSON_PART), lessonNo)

export function viewLesson({ sessionId, about, lesson }: LessonOf): LessonView {
  const { opensAt, onTimeUntil, closesAt } = windowOf(lesson)
  return {
    ...{ sessionId, lessonNo: lesson.no, lessons: about.lessons.length, title: about.title, schoolName: about.school.name },
    ...{ from: lesson.from.toISOString(), to: lesson.to.toISOString(), cancelled: lesson.cancelled },
    ...{ opensAt: opensAt.toISOString(), onTimeUntil: onTimeUntil.toISOString(), closesAt: closesAt.toISOString() },
  }
}
