import type { RiderId } from '../../../contract/account/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import type { MessageContent } from '../../../contract/kernel/message'
import type { CompoundId, PassId, ReaderId, UseId } from '../../../contract/pass/ids'
import type { CourseEffect } from './courseEffect'

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
  | CourseEffect

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
