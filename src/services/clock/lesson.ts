/** What one reply taught of the server's time. All of it in ms; instants since 1970. */
export interface Lesson {
  /** Server's time minus the phone's: added to the phone's clock it gives the server's, off by half of `trip` at most. */
  offset: number
  /** How long question and reply were under way. */
  trip: number
  /** The server's time then. Unlike the phone's it stays comparable when somebody sets the phone's clock. */
  at: number
}

/** A trip up to this long teaches well enough to replace whatever was known. */
const QUICK_MS = 5_000

/**
 * The server read its clock somewhere between the sending and the receiving: the middle is off by half of the trip at most, however wrong
 * the phone's clock is. Null when the phone's clock was set back meanwhile, or the instant is none.
 */
export function offsetFrom(serverInstant: string, sentAt: number, receivedAt: number): Lesson | null {
  const server = Date.parse(serverInstant)
  const trip = receivedAt - sentAt
  if (Number.isNaN(server) || trip < 0) return null
  return { offset: server - (sentAt + receivedAt) / 2, trip, at: server + trip / 2 }
}

/** A slow trip teaches less than what is known, unless it contradicts it: then the phone's clock was set meanwhile. */
export function better(known: Lesson | null, next: Lesson): Lesson {
  if (known === null || next.trip <= Math.max(QUICK_MS, known.trip)) return next
  return Math.abs(next.offset - known.offset) > next.trip ? next : known
}
