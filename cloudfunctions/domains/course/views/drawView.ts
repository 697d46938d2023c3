import type { DrawResult, OwnDraw, SavedDraw } from '../../../../contract/course/draw'
import type { OfferingHead } from '../../booking/offeringDocument'
import type { DrawDocument, FixedDraw } from '../draw/drawDocument'
import { viewDrawHead, viewDrawSession } from '../draw/drawSessions'
import { publishedDrawUrl } from '../draw/publishedDraw'
import type { WishDocument } from '../draw/wishDocument'

export const viewSavedDraw = (draw: DrawDocument, sessions: readonly OfferingHead[], now: Date): SavedDraw => ({
  ...viewDrawHead(draw, now),
  sessions: sessions.map((session) => viewDrawSession(session, draw)),
})

export const viewOwnDraw = (draw: DrawDocument, sessions: readonly OfferingHead[], wish: WishDocument | null, now: Date): OwnDraw => ({
  ...viewSavedDraw(draw, sessions, now),
  wished: draw.wished && { count: draw.wished.count, at: draw.wished.at.toISOString() },
  mine: wish?.wishing ? { ticket: wish.ticket, ranks: [...wish.ranks], since: wish.since.toISOString() } : null,
  result: draw.drawnAt && draw.fixed && wish?.result ? viewResult(draw.fixed, wish.result) : null,
  listUrl: draw.fixed ? publishedDrawUrl(draw._id) : null,
  now: now.toISOString(),
})

const viewResult = (fixed: FixedDraw, { number, got, waiting }: NonNullable<WishDocument['result']>): DrawResult => ({
  ...{ number, of: fixed.of, places: fixed.sessions.reduce((sum, { places }) => sum + places, 0) },
  ...{ got, waiting: waiting.map(({ sessionId, position }) => ({ sessionId, position })) },
})
