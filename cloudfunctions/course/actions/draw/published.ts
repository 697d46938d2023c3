import { draws } from '../../../shared/booking/drawDocument'
import { fixedSessions, sessionsOf, takesPart } from '../../../shared/booking/drawSessions'
import { ticketsAfter } from '../../../shared/booking/wishDocument'
import type { HandlerOf } from '../../../shared/handler'
import { viewPublished } from '../../views/drawView'

/** Tickets on one page: about 60 KB. */
const PAGE = 500

export const published: HandlerOf<'draw.published'> = async ({ drawId, after }, { now }) => {
  const draw = await draws.get(drawId)
  if (!draw || draw.sessionIds.length === 0) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const sessions = draw.fixed?.sessions ?? fixedSessions((await sessionsOf(draw)).filter(takesPart))
  // Who wishes what is nobody's business while others can still act on it.
  const tickets = draw.fixed ? await ticketsAfter(drawId, after, PAGE) : []
  const next = tickets.length === PAGE ? (tickets.at(-1)?.ticket ?? null) : null
  return { data: viewPublished(draw, { sessions, tickets, next }, now) }
}
