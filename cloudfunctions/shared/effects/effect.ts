import type { MessageContent } from '../../../contract/account'
import type { PersonId, RiderId } from '../../../contract/ids'

/** Something that must follow from a decision. Each can be carried out twice with one result, so a crash costs nothing. */
export type Effect = AuditEffect | NotifyEffect | DeleteFileEffect | ReleaseIdentityEffect | ErasePersonEffect

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
}
