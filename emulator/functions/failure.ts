export type FailureKind = 'busy' | 'not-found' | 'timeout' | 'memory' | 'crashed' | 'threw' | 'too-large' | 'reply-too-large'

/** A function failed to return. The message may contain what the function threw; it is only for logs and SDK callers. */
export class FunctionFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
  ) {
    super(message)
  }
}

/** The platform's code for each failure. */
export const PLATFORM_CODE: Readonly<Record<FailureKind, string>> = {
  busy: 'FUNCTION_EXCEED_RESOURCE_LIMIT',
  'not-found': 'FUNCTION_NOT_FOUND',
  timeout: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
  memory: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
  crashed: 'FUNCTIONS_EXECUTE_FAIL',
  threw: 'FUNCTIONS_EXECUTE_FAIL',
  'too-large': 'EXCEED_REQUEST_SIZE_LIMIT',
  'reply-too-large': 'EXCEED_MAX_RESPONSE_SIZE',
}
