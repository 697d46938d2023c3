import type { OwnDraw } from '../../../contract/course/draw'
import type { DrawDocument } from './draw/drawDocument'
import { sessionsOf, takesPart } from './draw/drawSessions'
import type { WishDocument } from './draw/wishDocument'
import { viewOwnDraw } from './views/drawView'

/** A draw with its sessions, as this person sees it. */
export async function ownDraw(draw: DrawDocument, wish: WishDocument | null, now: Date): Promise<OwnDraw> {
  const sessions = await sessionsOf(draw)
  const fixed = draw.fixed?.sessions.map(({ sessionId }): string => sessionId)
  return viewOwnDraw(draw, sessions.filter(fixed ? ({ _id }) => fixed.includes(_id) : takesPart), wish, now)
}
