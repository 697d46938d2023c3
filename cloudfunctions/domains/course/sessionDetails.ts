import type { TownId } from '../../../contract/account/ids'
import type { CourseCategory, CourseProgramme } from '../../../contract/course/courseFields'
import type { CourseId, DrawId, SchoolId, SessionId } from '../../../contract/course/ids'
import type { OfferingDetails, OfferingDocument, OwnOffering } from '../booking/public'

/** What an offering is as a session (班次) of a course. The school is a copy of its document until the session is over. */
export interface SessionDetails extends OfferingDetails {
  readonly kind: 'session'
  readonly programme: CourseProgramme
  readonly category: CourseCategory
  readonly description: string
  readonly teacher: string
  readonly school: School
  readonly lessons: readonly LessonPlan[]
  readonly priceFen: number
  /** So many percent of the lessons make a certificate; null: there is none. */
  readonly certificatePercent: number | null
  /** When the attendance was last looked at for certificates; null: never. It is kept beside the decisions and counts as no revision. */
  readonly certifiedAt: Date | null
}

export interface School {
  readonly schoolId: SchoolId
  readonly name: string
  readonly townId: TownId
  readonly address: string
  readonly location: { readonly latitude: number; readonly longitude: number } | null
}

export interface LessonPlan {
  readonly no: number
  readonly from: Date
  readonly to: Date
  /** Why it doesn't take place. */
  readonly cancelled: string | null
  /** Reminders went out for these times. A lesson that is moved begins anew without. */
  readonly reminded: boolean
  /** The attendance of these times was closed. A lesson that is moved begins anew without. */
  readonly closed: boolean
  /** Of a closed one: whether anybody was checked in or called. Where nobody was, nothing is known, and it counts neither for nor against anybody. */
  readonly called?: boolean
  /** How often its times, place or teacher were changed since it was saved, and when at last. */
  readonly revision?: number
  readonly changedAt?: Date
  /** When staff moved it last, to another time or place, or added it. Whoever held a place before had not booked it like this. */
  readonly movedAt?: Date
}

export const isSession = (details: OfferingDetails): details is SessionDetails => details.kind === 'session'

/**
 * The lessons of a session as they stand: once it is called off, none takes place that had not been held. A calendar takes the later revision.
 */
export function lessonsOf({
  status,
  cancelReason,
  details,
}: Pick<OfferingDocument, 'status' | 'cancelReason'> & { readonly details: SessionDetails }): readonly LessonPlan[] {
  if (status !== 'cancelled') return details.lessons
  return details.lessons.map((lesson) =>
    lesson.cancelled !== null || lesson.closed
      ? lesson
      : { ...lesson, cancelled: cancelReason ?? '', revision: (lesson.revision ?? 0) + 1 },
  )
}

/** What is known of an offering once its details say that it is a session. */
interface SessionFields {
  readonly _id: SessionId
  readonly groupId: CourseId
  readonly drawId: DrawId | null
  readonly details: SessionDetails
}

/** An offering, or a part of one, that is a session. */
export type SessionOf<O> = O & { readonly [F in keyof O & keyof SessionFields]: SessionFields[F] }

/** A session as one person sees it. */
export type Session = SessionOf<OwnOffering>

const isOfSession = <O extends { readonly details: OfferingDetails }>(offering: O): offering is SessionOf<O> => isSession(offering.details)

/** Null for an offering that is no session, and where there is none. */
export const asSession = <O extends { readonly details: OfferingDetails }>(found: O | null): SessionOf<O> | null =>
  found && isOfSession(found) ? found : null
