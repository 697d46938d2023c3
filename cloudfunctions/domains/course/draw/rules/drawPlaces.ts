import type { SessionId } from '../../../../../contract/course/ids'

/** A session with the places that are drawn. */
export interface DrawnSession {
  readonly sessionId: SessionId
  readonly places: number
  readonly waitLimit: number
}

export interface DrawTicket {
  readonly ticket: string
  /** What its holder wishes, the dearest first; nothing: it takes no part. */
  readonly ranks: readonly SessionId[]
}

export interface Drawing {
  /** Every ticket that takes part, as drawn. */
  readonly order: readonly string[]
  readonly got: ReadonlyMap<string, SessionId>
  /** The tickets that got nothing and wait, by session, as drawn. */
  readonly queues: ReadonlyMap<SessionId, readonly string[]>
}

/**
 * The draw (摇号): tickets in the order of hash(seed:ticket), and each takes the place it likes best of those that are left; a ticket that gets none waits for
 * every session of its wishes. Nobody gains by wishing anything but what they would like. Anybody can run it again with what is published.
 *
 * @param hash SHA-256 in hex digits
 */
export function drawPlaces(
  seed: string,
  sessions: readonly DrawnSession[],
  tickets: readonly DrawTicket[],
  hash: (text: string) => string,
): Drawing {
  const left = new Map(sessions.map(({ sessionId, places }) => [sessionId, places]))
  const queues = new Map(sessions.map(({ sessionId }): [SessionId, string[]] => [sessionId, []]))
  const limits = new Map(sessions.map(({ sessionId, waitLimit }) => [sessionId, waitLimit]))
  const got = new Map<string, SessionId>()
  const drawn = inOrder(seed, tickets, hash)
  for (const { ticket, ranks } of drawn) {
    const best = ranks.find((sessionId) => (left.get(sessionId) ?? 0) > 0)
    if (best) {
      left.set(best, (left.get(best) ?? 0) - 1)
      got.set(ticket, best)
      continue
    }
    for (const sessionId of ranks) {
      const queue = queues.get(sessionId)
      if (queue && queue.length < (limits.get(sessionId) ?? 0)) queue.push(ticket)
    }
  }
  return { order: drawn.map(({ ticket }) => ticket), got, queues }
}

function inOrder(seed: string, tickets: readonly DrawTicket[], hash: (text: string) => string): readonly DrawTicket[] {
  return tickets
    .filter(({ ranks }) => ranks.length > 0)
    .map((ticket) => ({ ticket, key: `${hash(`${seed}:${ticket.ticket}`)}:${ticket.ticket}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ ticket }) => ticket)
}
