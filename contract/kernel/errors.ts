import type { ConsentKind, RiderStatus } from '../account/rider'
import type { EligibilityRule } from '../booking/booking'
import type { PassState } from '../pass/pass'

type None = Record<never, never>

/** Every way a call can be refused, with its details. Codes cross the wire; the words are in `src/services/errorText.ts`. */
export interface ErrorDetails {
  /** `field` is a path into the input ('' for the whole), `rule` what it broke, `limit` the bound where there is one. */
  INVALID_INPUT: { field: string; rule: FieldRule; limit?: number }
  INPUT_TOO_LARGE: { limit: number }
  UNKNOWN_ACTION: None
  NOT_SIGNED_IN: None
  FORBIDDEN: None
  /** What the input names is not there (any more). */
  NOT_FOUND: None
  /** The same requestId came with another question. */
  REQUEST_REUSED: None
  /** Could not be done now; the same request may be sent again. */
  UNAVAILABLE: None
  /** Nobody expected this. The reference number leads to the log. */
  INTERNAL: None

  CONSENT_REQUIRED: { kind: ConsentKind; version: number }
  CONSENT_OUTDATED: { kind: ConsentKind; version: number }
  /** The registration rests on this consent: it ends with the registration. */
  CONSENT_IN_USE: { kind: ConsentKind }
  /** The station takes no riders now, or is not there. */
  STATION_CLOSED: None
  UNDER_AGE: { minimumAge: number }
  PHOTO_NOT_JPEG: None
  PHOTO_TOO_LARGE: { limitBytes: number }
  PHOTO_TOO_SMALL: { minimumPixels: number }
  PHOTO_MISSING: None
  PHONE_CODE_INVALID: None
  NOT_EDITABLE: { status: RiderStatus }
  NOT_WAITING: { status: RiderStatus }
  /** The application was changed after the screen was loaded: look again before deciding. */
  CHANGED_MEANWHILE: None
  NOT_VERIFIED: None
  INVITATION_INVALID: None

  /** This person has no pass: not verified yet, or withdrawn. */
  PASS_MISSING: None
  PASS_NOT_ACTIVE: { state: PassState }
  /** The pass is bound to another phone since then. Moving it is a step of its own. */
  OTHER_PHONE: { boundAt: string }
  /** Moved too often lately; from then on it may be moved again. */
  MOVES_EXHAUSTED: { movableAt: string }
  /** The pass may be renewed from then on. */
  NOT_RENEWABLE: { renewableFrom: string }
  CONVENTION_OUTDATED: { version: number }
  CONVENTION_NOT_ACCEPTED: None
  CONVENTION_NOT_SIGNED: { party: 'station' | 'compound' | 'community' }
  /** The compound takes no part now. */
  COMPOUND_CLOSED: None
  /** Not asked for, or no longer: somebody was quicker. */
  LISTING_CHANGED: None
  /** A correction is possible for so many minutes only. */
  TOO_LATE: { minutes: number }
  /** It was undone or refused before. */
  ALREADY_CORRECTED: None
  /** Whoever proposed a measure can't confirm it. */
  SECOND_PERSON_NEEDED: None
  NOTHING_PROPOSED: None
  NOTHING_TO_LIFT: None
  NOTHING_TO_APPEAL: None
  APPEAL_WAITING: None
  /** WeChat's content check refuses the text. */
  TEXT_REFUSED: None

  /** Booking begins later. */
  NOT_OPEN_YET: { opensAt: string }
  /** Booking is over: by time, because it was called off, or because the draw decides. */
  BOOKING_CLOSED: None
  /** Every place is taken. `waitlist`: whether one may still wait, and how many do. */
  FULL: { waitlist: boolean; waiting: number }
  ALREADY_BOOKED: { state: 'held' | 'waiting' | 'offered' }
  /** Another booking of the same person is at this time, or too near to get from one place to the other. */
  CLASHES_WITH: { title: string; from: string; to: string }
  /** So many at once of this kind and no more. */
  BOOKING_LIMIT: { limit: number }
  NOT_ELIGIBLE: { rule: EligibilityRule }
  /** Missed too often without word; from then on one may book again. */
  BOOKING_BLOCKED: { until: string }
  /** The offered place went to the next, or it was none of this person's. */
  OFFER_OVER: None
  NOT_BOOKED: None
  /** It has begun: a place can't be given back any more. */
  ALREADY_BEGUN: None
  /** Places are drawn: one says what one would like until the draw closes. */
  PLACES_ARE_DRAWN: None
  /** The code of a class that was scanned doesn't hold. `otherPhone`: the teacher shows it on another phone since. */
  CLASS_CODE_REFUSED: { reason: ClassCodeFault }
  /** The code is of another lesson than the one that was asked for. */
  OTHER_LESSON: { title: string; from: string }
  /** Nothing is lost by being early: from then on one may check in. */
  CHECK_IN_NOT_OPEN: { opensAt: string }
  CHECK_IN_OVER: { closedAt: string }
  /** This phone has checked in somebody else for the same lesson. */
  PHONE_CHECKED_IN: None
  /** It isn't in a state in which this can be done. */
  NOT_POSSIBLE_NOW: None
  /** No more of these than the limit. */
  TOO_MANY: { limit: number }
}
export type ErrorCode = keyof ErrorDetails

/** Why the code of a class doesn't hold. */
export type ClassCodeFault = 'unreadable' | 'otherVersion' | 'forged' | 'otherPhone' | 'expired' | 'future'

/** What a field can break. The words are the client's. */
export type FieldRule =
  | 'required'
  | 'json'
  | 'type'
  | 'too_short'
  | 'too_long'
  | 'too_small'
  | 'too_big'
  | 'format'
  | 'characters'
  | 'checksum'
  | 'birth_date'
  | 'option'
  | 'too_early'
  | 'too_late'
  | 'unknown_field'

/** Refusals of the entry, possible for every action; an action lists only its own. */
export type CommonCode =
  | 'INVALID_INPUT'
  | 'INPUT_TOO_LARGE'
  | 'UNKNOWN_ACTION'
  | 'NOT_SIGNED_IN'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'REQUEST_REUSED'
  | 'UNAVAILABLE'
  | 'INTERNAL'

/** A refusal as data: rules return it, handlers pass it on, nobody throws it. */
export type Refusal<C extends ErrorCode = ErrorCode> = { [K in C]: { code: K; details: ErrorDetails[K] } }[C]
