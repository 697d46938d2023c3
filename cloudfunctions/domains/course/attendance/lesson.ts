import type { LessonView } from '../../../../contract/course/attendance'
import type { SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import { isSomebody, numberedParticipants, type OfferingDocument, offerings, type Participant } from '../../booking/public'
import { asSession, type LessonPlan, lessonsOf, type SessionDetails } from '../sessionDetails'
import type { LessonName } from './attendanceDocument'
import { windowOf } from './rules/checkIn'

/** A lesson with the session that it is of. */
export interface LessonOf {
  readonly sessionId: SessionId
  readonly details: SessionDetails
  /** Called off, too, when the whole session was. */
  readonly lesson: LessonPlan
}

type Part = Pick<OfferingDocument, '_id' | 'status' | 'cancelReason' | 'details'>

const DATES = ['startsAt', 'cancelUntil', 'moved'] as const satisfies readonly (keyof OfferingDocument)[]

export const LESSON_PART = ['status', 'cancelReason', 'details'] as const satisfies readonly (keyof Part)[]

/** All lessons of a session; none of a draft, or of what is no session. */
export function lessonsIn(part: Part): LessonOf[] {
  const session = asSession(part)
  if (!session || session.status === 'draft') return []
  const { _id: sessionId, details } = session
  return lessonsOf(session).map((lesson) => ({ sessionId, details, lesson }))
}

export const lessonIn = (part: Part | null, lessonNo: number): LessonOf | null =>
  (part && lessonsIn(part).find(({ lesson }) => lesson.no === lessonNo)) ?? null

/** A lesson, and where one person stands in its session. */
export type OwnLesson = LessonOf & Pick<OfferingDocument, (typeof DATES)[number]> & { readonly participant: Participant | undefined }

/** One lesson as one person sees it; null: there is no such lesson. Somebody who has registered anew is not who had the place before. */
export async function lessonFor(name: LessonName, personId: PersonId): Promise<OwnLesson | null> {
  const part = await offerings.getPart(name.sessionId, [...LESSON_PART, ...DATES], [`participants.${personId}`])
  const found = lessonIn(part, name.lessonNo)
  if (!part || !found) return null
  const { participants } = part as Partial<Pick<OfferingDocument, 'participants'>>
  const { startsAt, cancelUntil, moved } = part
  const participant = participants?.[personId]
  return { ...found, startsAt, cancelUntil, moved, participant: participant && isSomebody(participant) ? participant : undefined }
}

/** One lesson without the people in it. */
export const lessonNamed = async ({ sessionId, lessonNo }: LessonName) =>
  lessonIn(await offerings.getPart(sessionId, LESSON_PART), lessonNo)

export type LessonWithPeople = LessonOf & Pick<OfferingDocument, (typeof DATES)[number] | 'participants'>

/** One lesson with everybody in its session, and their numbers; null: there is no such lesson. */
export async function lessonWithPeople({ sessionId, lessonNo }: LessonName): Promise<LessonWithPeople | null> {
  const part = await offerings.getPart(sessionId, [...LESSON_PART, ...DATES, 'participants', 'allocationLog', 'allocatedBefore'])
  const found = lessonIn(part, lessonNo)
  if (!part || !found) return null
  const { startsAt, cancelUntil, moved } = part
  return { ...found, startsAt, cancelUntil, moved, participants: numberedParticipants(part) }
}

export function viewLesson({ sessionId, details, lesson }: LessonOf): LessonView {
  const { opensAt, onTimeUntil, closesAt } = windowOf(lesson)
  return {
    sessionId,
    lessonNo: lesson.no,
    lessons: details.lessons.length,
    title: details.title,
    schoolName: details.school.name,
    from: lesson.from.toISOString(),
    to: lesson.to.toISOString(),
    cancelled: lesson.cancelled,
    opensAt: opensAt.toISOString(),
    onTimeUntil: onTimeUntil.toISOString(),
    closesAt: closesAt.toISOString(),
  }
}
