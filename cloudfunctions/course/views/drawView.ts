import type { DrawResult, OwnDraw, Published, SavedDraw } from '../../../contract/draw'
import { type DrawDocument, type FixedDraw, seedOf } from '../../shared/booking/drawDocument'
import { drawStateOf, viewDrawSession } from '../../shared/booking/drawSessions'
import type { OfferingHead } from '../../shared/booking/offeringDocument'
import type { Ticket, WishDocument } from '../../shared/booking/wishDocument'

/** The seed stays sealed until it has drawn. */
const viewHead = (draw: DrawDocument, now: Date) => ({
  drawId: draw._id,
  title: draw.title,
  state: drawStateOf(draw, now),
  opensAt: draw.opensAt.toISOString(),
  closesAt: draw.closesAt.toISOString(),
  mostRanks: draw.mostRanks,
  seedHash: draw.seedHash,
  seed: draw.drawnAt ? seedOf(draw) : null,
})

export const viewSavedDraw = (draw: DrawDocument, sessions: readonly OfferingHead[], now: Date): SavedDraw => ({
  ...viewHead(draw, now),
  sessions: sessions.map((session) => viewDrawSession(session, draw)),
})

export const viewOwnDraw = (draw: DrawDocument, sessions: readonly OfferingHead[], wish: WishDocument | null, now: Date): OwnDraw => ({
  ...viewSavedDraw(draw, sessions, now),
  wished: draw.wished && { count: draw.wished.count, at: draw.wished.at.toISOString() },
  mine: wish?.wishing ? { ticket: wish.ticket, ranks: [...wish.ranks], since: wish.since.toISOString() } : null,
  result: draw.drawnAt && draw.fixed && wish?.result ? viewResult(draw.fixed, wish.result) : null,
  now: now.toISOString(),
})

const viewResult = (fixed: FixedDraw, { number, got, waiting }: NonNullable<WishDocument['result']>): DrawResult => ({
  ...{ number, of: fixed.of, places: fixed.sessions.reduce((sum, { places }) => sum + places, 0) },
  ...{ got, waiting: waiting.map(({ sessionId, position }) => ({ sessionId, position })) },
})

/** What anybody may see. Before it is fixed, which sessions and how many places may still change. */
export const viewPublished = (
  draw: DrawDocument,
  { sessions, tickets, next }: { sessions: FixedDraw['sessions']; tickets: readonly Ticket[]; next: string | null },
  now: Date,
): Published => ({
  ...viewHead(draw, now),
  sessions: sessions.map(({ sessionId, title, places, waitLimit }) => ({ sessionId, title, places, waitLimit })),
  of: draw.fixed?.of ?? null,
  tickets: tickets.map(({ ticket, ranks }) => ({ ticket, ranks: [...ranks] })),
  next,
})
