/** Details of a refusal that has none. */
export type None = Record<never, never>

/** Refusals that any domain may give. */
export interface KernelRefusals {
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
  PHOTO_NOT_JPEG: None
  PHOTO_TOO_LARGE: { limitBytes: number }
  PHOTO_TOO_SMALL: { minimumPixels: number }
  PHOTO_MISSING: None
  /** Whoever proposed a measure can't confirm it. */
  SECOND_PERSON_NEEDED: None
  /** WeChat's content check refuses the text. */
  TEXT_REFUSED: None
  /** It isn't in a state in which this can be done. */
  NOT_POSSIBLE_NOW: None
  /** No more of these than the limit. */
  TOO_MANY: { limit: number }
}

/**
 * Every way in which a call can be refused, with its details. Codes cross the wire; the words stand with the pages that show them.
 * An open interface: each domain adds its own in its `refusals.ts`, so that a code is one thing in the whole product.
 */
export interface RefusalDetails extends KernelRefusals {}
export type RefusalCode = keyof RefusalDetails

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
export type Refusal<C extends RefusalCode = RefusalCode> = { [K in C]: { code: K; details: RefusalDetails[K] } }[C]
