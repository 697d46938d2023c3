import { CloudBaseError } from '../plugin'

/** The request itself is malformed: a field of the wrong type, an unknown field, a bad value. */
export const invalidParam = (message: string) => new CloudBaseError('INVALID_PARAM', message)

/** The request is well formed, but the database cannot execute it. */
export const requestFailed = (message: string) => new CloudBaseError('DATABASE_REQUEST_FAILED', message)

/** What is sent or would be answered is larger than the service takes. */
export const tooLarge = (what: 'request' | 'reply', message: string) =>
  new CloudBaseError(what === 'request' ? 'EXCEED_REQUEST_SIZE_LIMIT' : 'EXCEED_MAX_RESPONSE_SIZE', message)

/** An operator, stage or option that the emulator does not offer. `instead` is a sentence that names the replacement. */
export const unsupported = (what: string, instead: string) =>
  new CloudBaseError('DATABASE_REQUEST_FAILED', `The emulator does not offer ${what}. ${instead}`)
