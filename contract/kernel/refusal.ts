/** The empty details of a refusal. */
export type None = Record<never, never>

/** Refusals that any domain may give. */
export interface KernelRefusals {
  /** `field` is a path into the input ('' for the whole), `rule` the rule that it breaks, `limit` the bound if the rule has one. */
  INVALID_INPUT: { field: string; rule: FieldRule; limit?: number }
  INPUT_TOO_LARGE: { limit: number }
  UNKNOWN_ACTION: None
  NOT_SIGNED_IN: None
  /** `lacking`: what the caller could come by; left out: a post that they don't hold, or a record that isn't theirs. */
  FORBIDDEN: { lacking?: 'verification' }
  /** The record that the input names does not exist, or no longer exists. */
  NOT_FOUND: None
  /** The requestId was already used with another input. */
  REQUEST_REUSED: None
  /** The request cannot be processed now; the same request may be sent again. */
  UNAVAILABLE: None
  /** More is asked than the platform carries. Nothing was done. Whoever can goes on without an answer, and nobody asks again at once. */
  BUSY: None
  /** An unexpected error. The reference number leads to the log. */
  INTERNAL: None
  PHOTO_NOT_JPEG: None
  PHOTO_TOO_LARGE: { limitBytes: number }
  PHOTO_TOO_SMALL: { minimumPixels: number }
  PHOTO_MISSING: None
  /** WeChat's content check rejects the picture. */
  PHOTO_REFUSED: None
  /** The person has uploaded as many pictures of this kind today as a day allows. */
  TOO_MANY_UPLOADS: { limit: number }
  /** A second person must confirm: not the one who proposed, and nobody who is connected to them by a fresh invitation to the staff. */
  SECOND_PERSON_NEEDED: None
  /** No proposal waits for a second person. Somebody else may have confirmed or dropped it. */
  NOTHING_PROPOSED: None
  /** WeChat's content check rejects the text. `field`: its path into the input, where there are several. */
  TEXT_REFUSED: { field?: string }
  /** The state of the record does not allow the action. */
  NOT_POSSIBLE_NOW: None
  /** The limit of such records is reached; with `retryAt` the limit of such requests of this person, until then. */
  TOO_MANY: { limit: number; retryAt?: string }
}

/**
 * All refusals of calls, with their details. Codes cross the wire; the texts belong to the pages that show them. This is an open interface:
 * each domain adds its own refusals in its `refusals.ts`, so that a code has one meaning in the whole product.
 */
export interface RefusalDetails extends KernelRefusals {}
export type RefusalCode = keyof RefusalDetails

/** The rules that a field can break. The phone provides the texts. */
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
  | 'hidden_characters'
  | 'phone_number'
  | 'checksum'
  | 'birth_date'
  | 'option'
  | 'too_early'
  | 'too_late'
  | 'unknown_field'

/** Refusals that the entry can give for every action. An action lists only its own. */
export type CommonCode =
  | 'INVALID_INPUT'
  | 'INPUT_TOO_LARGE'
  | 'UNKNOWN_ACTION'
  | 'NOT_SIGNED_IN'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'REQUEST_REUSED'
  | 'TOO_MANY'
  | 'UNAVAILABLE'
  | 'BUSY'
  | 'INTERNAL'

/** A refusal as a value: rules return it and handlers pass it on. It is never thrown. */
export type Refusal<C extends RefusalCode = RefusalCode> = { [K in C]: { code: K; details: RefusalDetails[K] } }[C]
