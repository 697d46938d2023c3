import type { ConsentKind, RiderStatus } from './rider'

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
}
export type ErrorCode = keyof ErrorDetails

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
