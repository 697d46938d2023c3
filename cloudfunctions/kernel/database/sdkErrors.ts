const codeOf = (error: unknown) => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '')

/** A document with the same unique key exists already. The service answers with either code; its documentation names the first. */
export const isDuplicate = (error: unknown) =>
  codeOf(error) === 'DATABASE_DUPLICATE_WRITE' || (codeOf(error) === 'DATABASE_REQUEST_FAILED' && /E11000/.test(String(error)))

const TRANSIENT = new Set(['ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'ESOCKETTIMEDOUT', 'SYS_ERR'])

const causeOf = (error: unknown) => (typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined)

/**
 * The service could not be reached, or its reply was lost. The same request may be sent again. `fetch` puts the reason into the error's
 * cause.
 */
export const isTransient = (error: unknown) =>
  TRANSIENT.has(codeOf(error)) || TRANSIENT.has(codeOf(causeOf(error))) || /socket hang up/.test(String(error))
