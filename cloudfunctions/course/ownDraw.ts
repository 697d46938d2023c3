import type { OwnDraw } from '../../contract/draw'
import type { DrawDocument } from '../shared/booking/drawDocument'
import { sessionsOf, takesPart } from '../shared/booking/drawSessions'
import type { WishDocument } from '../shared/booking/wishDocument'
import { viewOwnDraw } from './views/drawView'

/** A draw with its sessions, as this person sees it. */
export async function ownDraw(draw: DrawDocument, wish: WishDocument | null, now: Date): Promise<OwnDraw> {
  const sessions = await sessionsOf(draw)
  const fixed = draw.fixed?.sessions.map(({ sessionId }): string => sessionId)
  return viewOwnDraw(draw, sessions.filter(fixed ? ({ _id }) => fixed.includes(_id) : takesPart), wish, now)
}
