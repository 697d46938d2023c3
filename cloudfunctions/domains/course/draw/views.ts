import type { DrawResult, DrawSession, DrawState, OwnDraw, Published, SavedDraw } from '../../../../contract/course/draw'
import type { DrawId } from '../../../../contract/course/ids'
import { webUrl } from '../../../kernel/webUrl'
import { OFFERING_HEAD, type OfferingHead, offerings } from '../../booking/public'
import { asSession, type SessionOf } from '../sessionDetails'
import { type DrawDocument, draws, type FixedDraw, seedOf } from './drawDocument'
import { ticketsAfter, type WishDocument } from './wishDocument'

type DrawnSession = SessionOf<OfferingHead>

/** The sessions that this draw really has: of those it lists, the ones that name it as theirs. Drafts and called off ones are among them. */
export async function sessionsOf({ _id, sessionIds }: DrawDocument): Promise<DrawnSession[]> {
  const found = await offerings.getManyParts(sessionIds, OFFERING_HEAD)
  return sessionIds.flatMap((id) => {
    const session = asSession(found.find((head) => head._id === id) ?? null)
    return session && session.drawId === _id && session.mode === 'draw' ? [session] : []
  })
}

/** Those that take part: a draft doesn't yet, what was called off doesn't any more. */
export const takesPart = ({ status }: Pick<OfferingHead, 'status'>) => status === 'published'

export function drawStateOf({ opensAt, closesAt, drawnAt }: Pick<DrawDocument, 'opensAt' | 'closesAt' | 'drawnAt'>, now: Date): DrawState {
  if (drawnAt) return 'drawn'
  if (now < opensAt) return 'soon'
  return now < closesAt ? 'wishing' : 'drawing'
}

/** What every view of a draw has. The seed stays sealed until it has drawn. */
const viewDrawHead = (draw: DrawDocument, now: Date) => ({
  drawId: draw._id,
  title: draw.title,
  state: drawStateOf(draw, now),
  opensAt: draw.opensAt.toISOString(),
  closesAt: draw.closesAt.toISOString(),
  mostRanks: draw.mostRanks,
  seedHash: draw.seedHash,
  seed: draw.drawnAt ? seedOf(draw) : null,
})

/** What is drawn: all places but those that staff have given already. */
const drawnOf = ({ free, waitLimit, waiting }: OfferingHead) => ({ places: Math.max(free, 0), waitLimit: Math.max(waitLimit - waiting, 0) })

/** As people see it; how many places are drawn was fixed with the draw, whatever became of the session since. */
function viewDrawSession(session: DrawnSession, { fixed }: Pick<DrawDocument, 'fixed'>): DrawSession {
  const { places, waitLimit } = fixed?.sessions.find(({ sessionId }) => sessionId === session._id) ?? drawnOf(session)
  return {
    sessionId: session._id,
    courseId: session.groupId,
    title: session.details.title,
    startsAt: session.startsAt.toISOString(),
    where: session.details.school.name,
    places,
    waitLimit,
  }
}

export const fixedSessions = (sessions: readonly DrawnSession[]): FixedDraw['sessions'] =>
  sessions.map((session) => ({ sessionId: session._id, title: session.details.title, ...drawnOf(session) }))

export const placesIn = ({ sessions }: FixedDraw) => sessions.reduce((sum, { places }) => sum + places, 0)

export const viewSavedDraw = (draw: DrawDocument, sessions: readonly DrawnSession[], now: Date): SavedDraw => ({
  ...viewDrawHead(draw, now),
  sessions: sessions.map((session) => viewDrawSession(session, draw)),
})

/** A draw with its sessions, as this person sees it. */
export async function viewOwnDraw(draw: DrawDocument, wish: WishDocument | null, now: Date): Promise<OwnDraw> {
  const fixed = draw.fixed?.sessions.map(({ sessionId }): string => sessionId)
  const sessions = (await sessionsOf(draw)).filter((session) => (fixed ? fixed.includes(session._id) : takesPart(session)))
  return {
    ...viewSavedDraw(draw, sessions, now),
    wished: draw.wished && { count: draw.wished.count, at: draw.wished.at.toISOString() },
    mine: wish?.wishing ? { ticket: wish.ticket, ranks: [...wish.ranks], since: wish.since.toISOString() } : null,
    result: draw.drawnAt && draw.fixed && wish?.result ? viewResult(draw.fixed, wish.result) : null,
    listUrl: draw.fixed ? publishedDrawUrl(draw._id) : null,
    now: now.toISOString(),
  }
}

const viewResult = (fixed: FixedDraw, { number, got, waiting }: NonNullable<WishDocument['result']>): DrawResult => ({
  number,
  of: fixed.of,
  places: placesIn(fixed),
  got,
  waiting: waiting.map(({ sessionId, position }) => ({ sessionId, position })),
})

/** Tickets on one page: about 60 KB. */
const PAGE = 500

/** What anybody may see of a draw: all that went into it, page by page. Null when there is no such draw. */
export async function publishedDraw(drawId: DrawId, after: string | undefined, now: Date): Promise<Published | null> {
  const draw = await draws.get(drawId)
  if (!draw || draw.sessionIds.length === 0) return null
  // Before it is fixed, staff may still give places and change how many there are.
  const sessions = draw.fixed?.sessions ?? fixedSessions((await sessionsOf(draw)).filter(takesPart))
  // What somebody wishes is nobody's business while others can still act on it.
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
const publishedDrawUrl = (drawId: DrawId) => `${webUrl()}/draws/${drawId}`
