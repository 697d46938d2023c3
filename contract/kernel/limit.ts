/**
 * How often one person may ask for an action: a bucket that holds `times` and fills up again within `minutes`. It counts whoever asks and never
 * whom it is about, so nobody can be locked out by others.
 */
export interface Limit {
  readonly times: number
  readonly minutes: number
  /** Actions of one family share a bucket. Without it the action has its own. */
  readonly family?: string
}

const HOUR = 60
const DAY = 24 * HOUR

/** The limits of the product, far above what somebody does by hand, and far below what a program could. */
export const limits = {
  /** Decisions and settings of the district. */
  staff: { times: 1000, minutes: HOUR },
  /** Decisions at a place of work. */
  work: { times: 300, minutes: HOUR },
  /** Lists of others, and records of one of them. */
  looking: { times: 1500, minutes: HOUR },
  /** What people do with their own affairs. */
  own: { times: 60, minutes: HOUR },
  inviting: { times: 200, minutes: DAY },
  /** Codes that could be guessed. */
  guessing: { times: 10, minutes: HOUR, family: 'guessing' },
  /** Data that are masked elsewhere, one person at a time. */
  unmasking: { times: 20, minutes: DAY, family: 'unmasking' },
  exporting: { times: 20, minutes: DAY },
  /** Sent registrations. Each may carry another identity number, and whether a number is known must not be tried out. */
  registering: { times: 10, minutes: DAY },
  /** A roll of hundreds that is called by hand, and its corrections. */
  calling: { times: 1000, minutes: HOUR },
  appealing: { times: 5, minutes: DAY },
  /** What people tell the district of others. */
  reporting: { times: 5, minutes: DAY },
} as const satisfies Readonly<Record<string, Limit>>
