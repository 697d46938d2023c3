import type { MessageContent } from '../../../contract/account'
import type {
  CategoryId,
  CompoundId,
  ContestId,
  DrawId,
  OfferingId,
  PassId,
  PersonId,
  ReaderId,
  RiderId,
  SessionId,
  UseId,
} from '../../../contract/ids'
import type { Credit, Mark } from '../booking/agendaDocument'
import type { ResultId } from '../contests/resultDocument'

/** Something that must follow from a decision. Each can be carried out twice with one result, so a crash costs nothing. */
export type Effect =
  | AuditEffect
  | NotifyEffect
  | DeleteFileEffect
  | ReleaseIdentityEffect
  | ErasePersonEffect
  | FollowRiderEffect
  | FollowListingEffect
  | EndCodesEffect
  | ReviveCodesEffect
  | CorrectLastUseEffect
  | FollowReadersEffect
  | RefuseFacesEffect
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

export interface AuditEffect {
  readonly kind: 'audit'
  readonly eventId: string
  readonly action: string
  readonly actorId: string
  /** Collection and id of what was touched. */
  readonly subject: string
  readonly at: Date
}

/** A message to the inbox, and to WeChat where the person has allowed one. */
export interface NotifyEffect {
  readonly kind: 'notify'
  readonly eventId: string
  readonly personId: PersonId
  readonly content: MessageContent
  readonly at: Date
}

export interface DeleteFileEffect {
  readonly kind: 'deleteFile'
  readonly fileId: string
}

/** The rider no longer uses this identity number. */
export interface ReleaseIdentityEffect {
  readonly kind: 'releaseIdentity'
  readonly identity: string
  readonly riderId: RiderId
}

/** Removes the rider's document and everything of the person that rests on it. */
export interface ErasePersonEffect {
  readonly kind: 'erasePerson'
  readonly personId: PersonId
  readonly riderId: RiderId
  readonly at: Date
}

/** The rider's pass is brought to what the registration says now. */
export interface FollowRiderEffect {
  readonly kind: 'followRider'
  readonly riderId: RiderId
  readonly eventId: string
  readonly at: Date
}

/** The compound's white list and its face readers are brought to what the pass says now. */
export interface FollowListingEffect {
  readonly kind: 'followListing'
  readonly passId: PassId
  readonly compoundId: CompoundId
  readonly at: Date
}

/** Guards' phones without network must hear that codes of this pass are dead. */
export interface EndCodesEffect {
  readonly kind: 'endCodes'
  readonly passId: PassId
  /** Those of this binding and older ones; null: all. */
  readonly keyNo: number | null
  readonly at: Date
}

/** The pass may hold again: then guards' phones without network must no longer hear that it doesn't. */
export interface ReviveCodesEffect {
  readonly kind: 'reviveCodes'
  readonly passId: PassId
  readonly at: Date
}

/** A guard took this use back or kept the rider out after all: the next scan is no repetition of it. */
export interface CorrectLastUseEffect {
  readonly kind: 'correctLastUse'
  readonly passId: PassId
  readonly useId: UseId
}

/** What a compound's face readers know is brought to what its white list says now; in the one that is named, or in all. */
export interface FollowReadersEffect {
  readonly kind: 'followReaders'
  readonly compoundId: CompoundId
  readonly readerId: ReaderId | null
  readonly at: Date
}

/** The person has refused or taken back the consent "face": no reader may know the face any longer. */
export interface RefuseFacesEffect {
  readonly kind: 'refuseFaces'
  readonly personId: PersonId
  readonly eventId: string
  readonly at: Date
}

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
