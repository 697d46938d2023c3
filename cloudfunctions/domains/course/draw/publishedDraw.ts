import type { Published } from '../../../../contract/course/draw'
import type { DrawId } from '../../../../contract/course/ids'
import { webUrl } from '../../../kernel/webUrl'
import { draws } from './drawDocument'
import { fixedSessions, sessionsOf, takesPart, viewDrawHead } from './drawSessions'
import { ticketsAfter } from './wishDocument'

/** Tickets on one page: about 60 KB. */
const PAGE = 500

/** What anybody may see of a draw: all that went into it, page by page. Null when there is no such draw. */
export async function publishedDraw(drawId: DrawId, after: string | undefined, now: Date): Promise<Published | null> {
  const draw = await draws.get(drawId)
  if (!draw || draw.sessionIds.length === 0) return null
  // Before it is fixed, staff may still give places and change how many there are.
  const sessions = draw.fixed?.sessions ?? fixedSessions((await sessionsOf(draw)).filter(takesPart))
  // Who wishes what is nobody's business while others can still act on it.
  const tickets = draw.fixed ? await ticketsAfter(drawId, after, PAGE) : []
  return {
    ...viewDrawHead(draw, now),
    sessions: sessions.map(({ sessionId, title, places, waitLimit }) => ({ sessionId, title, places, waitLimit })),
    of: draw.fixed?.of ?? null,
    tickets: tickets.map(({ ticket, ranks }) => ({ ticket, ranks: [...ranks] })),
    next: tickets.length === PAGE ? (tickets.at(-1)?.ticket ?? null) : null,
  }
}

/** Where anybody finds it with a browser. */
export const publishedDrawUrl = (drawId: DrawId) => `${webUrl()}/draws/${drawId}`
