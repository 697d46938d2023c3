/** A request that can't be answered, with its HTTP status, a code for programs and a sentence for people. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** The body is longer than `limit` bytes. */
export class BodyTooLarge extends HttpRefusal {
  constructor(readonly limit: number) {
    super(413, 'EXCEED_MAX_PAYLOAD_SIZE', `The body is larger than ${limit} bytes. Send less.`)
  }
}

/** The body is not what the route expects. */
export class BadBody extends HttpRefusal {
  constructor(message: string) {
    super(400, 'INVALID_PARAM', message)
  }
}
