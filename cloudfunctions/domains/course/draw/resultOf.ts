import type { SessionId } from '../../../../contract/course/ids'
import type { DrawnPerson } from '../../booking/public'
import { type FixedDrawDocument, seedOf } from './drawDocument'
import { drawPlaces } from './rules/drawPlaces'
import { sha256 } from './sha256'
import { everyTicket, type Ticket, type WishResult } from './wishDocument'

/** What a draw came to, worked out from what is fixed: the same whenever it is asked. */
export interface DrawResult {
  readonly draw: FixedDrawDocument
  /** For one ticket. */
  of(ticket: string): WishResult
  /** For one session, in the drawn order; without those who are erased. */
  won(id: SessionId): readonly DrawnPerson[]
  waiting(id: SessionId): readonly DrawnPerson[]
}

export async function resultOf(draw: FixedDrawDocument): Promise<DrawResult> {
  const tickets = await everyTicket(draw._id)
  const { order, got, queues } = drawPlaces(seedOf(draw), draw.fixed.sessions, tickets, sha256)
  const numbers = new Map(order.map((ticket, at) => [ticket, at + 1]))
  const positions = new Map([...queues].map(([id, queue]) => [id, new Map(queue.map((ticket, at) => [ticket, at + 1]))]))
  const people = new Map(tickets.map((one) => [one.ticket, one]))
  const drawn = (ids: readonly string[]) => ids.flatMap((ticket) => drawnPerson(people.get(ticket), numbers.get(ticket)))
  return {
    draw,
    of: (ticket) => ({
      number: numbers.get(ticket) ?? 0,
      got: got.get(ticket) ?? null,
      waiting: [...positions].flatMap(([sessionId, queue]) => {
        const position = queue.get(ticket)
        return position === undefined ? [] : [{ sessionId, position }]
      }),
    }),
    won: (id) => drawn(order.filter((ticket) => got.get(ticket) === id)),
    waiting: (id) => drawn(queues.get(id) ?? []),
  }
}

const drawnPerson = (ticket: Ticket | undefined, number: number | undefined): DrawnPerson[] =>
  ticket?.personId && number !== undefined ? [{ personId: ticket.personId, name: ticket.name, number }] : []
