import type { OfferingId } from '../../../contract/booking/ids'
import type { CategoryId, ContestId } from '../../../contract/contest/ids'
import type { DrawId, SessionId } from '../../../contract/course/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import type { MessageContent } from '../../../contract/kernel/message'
import type { Credit, Mark } from '../../domains/booking/agendaDocument'
import type { ResultId } from '../../domains/contest/resultDocument'

/** What follows from decisions about bookings, lessons, draws, contests and certificates. */
export type CourseEffect =
  | RemindLessonEffect
  | CloseRollEffect
  | FollowAttendanceEffect
  | FollowDrawEffect
  | FollowContestEffect
  | TellResultsEffect
  | TellSignedUpEffect
  | FollowBookingEffect
  | TellOfferingEffect
  | StandingEffect
  | FollowCertificateEffect

/** A lesson is near: everybody who holds a place is reminded. */
export interface RemindLessonEffect {
  readonly kind: 'remindLesson'
  readonly sessionId: SessionId
  readonly lessonNo: number
  /** When it was to begin then. */
  readonly from: Date
  readonly at: Date
}

/** The roll of a lesson that was called has closed: whoever is missing has missed it. */
export interface CloseRollEffect {
  readonly kind: 'closeRoll'
  readonly sessionId: SessionId
  readonly lessonNo: number
  readonly at: Date
}

/** A person's agenda is brought to what the closed roll of a lesson says now. */
export interface FollowAttendanceEffect {
  readonly kind: 'followAttendance'
  readonly sessionId: SessionId
  readonly lessonNo: number
  readonly personId: PersonId
  readonly at: Date
}

/** The sessions of a draw are brought to what it says now: whose they are, and when wishes are taken. */
export interface FollowDrawEffect {
  readonly kind: 'followDraw'
  readonly drawId: DrawId
}

/** The places of a contest's categories are brought to what it says now. */
export interface FollowContestEffect {
  readonly kind: 'followContest'
  readonly contestId: ContestId
  readonly at: Date
}

/** These people hear what they came to in a round. */
export interface TellResultsEffect {
  readonly kind: 'tellResults'
  readonly resultId: ResultId
  readonly eventId: string
  readonly personIds: readonly PersonId[]
  readonly at: Date
}

/** The riders whom a station manager has signed up by this request hear of it, if it came to anything. */
export interface TellSignedUpEffect {
  readonly kind: 'tellSignedUp'
  readonly categoryId: CategoryId
  readonly personIds: readonly PersonId[]
  readonly stationName: string
  readonly requestId: string
  readonly fingerprint: string
  readonly actorId: string
  readonly at: Date
}

/** The agendas of these people are brought to what the offering says of them now. */
export interface FollowBookingEffect {
  readonly kind: 'followBooking'
  readonly offeringId: OfferingId
  /** Thousands are not listed: the offering, which waits for this with the effect in it, is large enough. */
  readonly personIds: readonly PersonId[] | 'everybody'
  readonly at: Date
}

/** A message to everybody who has a place, is offered one or waits. */
export interface TellOfferingEffect {
  readonly kind: 'tellOffering'
  readonly offeringId: OfferingId
  readonly eventId: string
  readonly content: MessageContent
  readonly at: Date
}

/** A no-show, a late cancellation or an early release is noted of a person, or a mark is taken back. */
export interface StandingEffect {
  readonly kind: 'standing'
  readonly personId: PersonId
  readonly change: { readonly add: Mark } | { readonly takeBack: string } | { readonly credit: Credit }
  readonly at: Date
}

/** A certificate was issued: if the person has withdrawn meanwhile, it must not keep the name. */
export interface FollowCertificateEffect {
  readonly kind: 'followCertificate'
  readonly number: string
  readonly personId: PersonId
}
