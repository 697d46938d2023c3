import type { DrawSession, DrawState } from '../../../../contract/course/draw'
import type { SessionId } from '../../../../contract/course/ids'
import { OFFERING_HEAD, type OfferingHead, offerings } from '../../booking/offeringDocument'
import { type DrawDocument, type FixedDraw, seedOf } from './drawDocument'

/** The sessions that this draw really has: of those it lists, the ones that name it as theirs. Drafts and called off ones are among them. */
export async function sessionsOf({ _id, sessionIds }: DrawDocument): Promise<OfferingHead[]> {
  const found = await Promise.all(sessionIds.map((id) => offerings.getPart(id, OFFERING_HEAD)))
  return found.flatMap((head) => (head && head.drawId === _id && head.mode === 'draw' ? [head] : []))
}

/** Those that take part: a draft doesn't yet, what was called off doesn't any more. */
export const takesPart = ({ status }: Pick<OfferingHead, 'status'>) => status === 'published'

function drawStateOf({ opensAt, closesAt, drawnAt }: Pick<DrawDocument, 'opensAt' | 'closesAt' | 'drawnAt'>, now: Date): DrawState {
  if (drawnAt) return 'drawn'
  if (now < opensAt) return 'soon'
  return now < closesAt ? 'wishing' : 'drawing'
}

/** What every view of a draw has. The seed stays sealed until it has drawn. */
export const viewDrawHead = (draw: DrawDocument, now: Date) => ({
  drawId: draw._id,
  title: draw.title,
  state: drawStateOf(draw, now),
  opensAt: draw.opensAt.toISOString(),
  closesAt: draw.closesAt.toISOString(),
  mostRanks: draw.mostRanks,
  seedHash: draw.seedHash,
  seed: draw.drawnAt ? seedOf(draw) : null,
})

/** As people see it; how many places are drawn was fixed with the draw, whatever became of the session since. */
export function viewDrawSession(head: OfferingHead, { fixed }: Pick<DrawDocument, 'fixed'>): DrawSession {
  const then = fixed?.sessions.find(({ sessionId }) => sessionId === head._id)
  return {
    sessionId: head._id as SessionId,
    courseId: head.groupId,
    title: head.details.title,
    startsAt: head.startsAt.toISOString(),
    where: head.details.kind === 'session' ? head.details.school.name : '',
    places: then?.places ?? drawnOf(head).places,
    waitLimit: then?.waitLimit ?? drawnOf(head).waitLimit,
  }
}

/** What is drawn: all places but those that staff have given already. */
const drawnOf = ({ free, waitLimit, waiting }: OfferingHead) => ({ places: Math.max(free, 0), waitLimit: Math.max(waitLimit - waiting, 0) })

export const fixedSessions = (heads: readonly OfferingHead[]): FixedDraw['sessions'] =>
  heads.map((head) => ({ sessionId: head._id as SessionId, title: head.details.title, ...drawnOf(head) }))
