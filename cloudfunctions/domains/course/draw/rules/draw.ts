import type { save } from '../../../../../contract/course/draw'
import type { SessionId } from '../../../../../contract/course/ids'
import type { ParsedOf } from '../../../../../contract/kernel/action'
import { MINUTE_MS } from '../../../../../contract/kernel/duration'
import type { PersonId } from '../../../../../contract/kernel/ids'
import type { Refusal } from '../../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../../kernel/database/decision'
import { invalid } from '../../../../kernel/input'
import type { OfferingHead } from '../../../booking/public'
import { syncDraw } from '../../effects'
import { isSession } from '../../sessionDetails'
import type { DrawDocument } from '../drawDocument'
import type { WishDocument } from '../wishDocument'

type Settings = ParsedOf<typeof save>
type Problem = Refusal<'NOT_POSSIBLE_NOW' | 'NOT_FOUND' | 'INVALID_INPUT'>

/** Former sessions that are remembered, to let them go once more. The oldest of so many have been let go long ago. */
const MOST_FORMER = 500

/** Wishes die with the function that brings them, after 20 seconds: so long after it has closed none is on its way any more. */
const RUN_AFTER_MS = MINUTE_MS

/** A draw may be changed until the first wish could come. From then on riders rely on it. */
export function decideSaveDraw(
  draw: DrawDocument,
  settings: Settings,
  sessions: readonly (OfferingHead | null)[],
  now: Date,
): Decision<DrawDocument, Problem> {
  const begun = draw.fixed !== null || (draw.sessionIds.length > 0 && now >= draw.opensAt)
  if (begun) return refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })
  const [opensAt, closesAt] = [new Date(settings.opensAt), new Date(settings.closesAt)]
  if (opensAt <= now) return refuse(invalid('opensAt', 'too_small'))
  if (closesAt <= opensAt) return refuse(invalid('closesAt', 'too_small'))
  const problem = sessions.map((session) => problemOf(session, draw, closesAt)).find((one) => one !== null)
  if (problem) return refuse(problem)
  const { title, mostRanks } = settings
  const sessionIds: readonly SessionId[] = [...new Set(settings.sessionIds)]
  const former = [...new Set([...draw.formerIds, ...draw.sessionIds])].filter((id) => !sessionIds.includes(id))
  const formerIds = former.slice(-MOST_FORMER)
  const dueAt = new Date(closesAt.getTime() + RUN_AFTER_MS)
  return {
    kind: 'change',
    next: { title, mostRanks, opensAt, closesAt, sessionIds, formerIds, dueAt },
    effects: [syncDraw({ drawId: draw._id })],
  }
}

/** Why this session can't be drawn: it doesn't draw, belongs to another draw, or begins before the result. */
function problemOf(session: OfferingHead | null, { _id }: DrawDocument, closesAt: Date): Problem | null {
  if (!session) return { code: 'NOT_FOUND', details: {} }
  const { mode, status, drawId, drawnAt, startsAt, groupId, details } = session
  const isOfCourse = isSession(details) && groupId !== null
  const isDrawable = isOfCourse && mode === 'draw' && status !== 'cancelled' && !drawnAt
  if (!isDrawable || (drawId !== null && drawId !== _id)) return { code: 'NOT_POSSIBLE_NOW', details: {} }
  return startsAt <= closesAt ? invalid('closesAt', 'too_big') : null
}

/** Whether wishes are taken at all, and so many. What a session itself has against it is asked after this. */
export function problemOfWish(
  draw: Pick<DrawDocument, 'opensAt' | 'closesAt' | 'fixed' | 'mostRanks'>,
  ranks: readonly SessionId[],
  now: Date,
): Refusal<'NOT_OPEN_YET' | 'BOOKING_CLOSED' | 'TOO_MANY' | 'INVALID_INPUT'> | null {
  if (now < draw.opensAt) return { code: 'NOT_OPEN_YET', details: { opensAt: draw.opensAt.toISOString() } }
  if (now >= draw.closesAt || draw.fixed) return { code: 'BOOKING_CLOSED', details: {} }
  if (ranks.length > draw.mostRanks) return { code: 'TOO_MANY', details: { limit: draw.mostRanks } }
  return new Set(ranks).size < ranks.length ? invalid('ranks', 'option') : null
}

/** Somebody who registered anew after an erasure takes up the ticket again: it is the same person. */
export const decideWish = (
  ranks: readonly SessionId[],
  { personId, name, now }: { personId: PersonId; name: string | null; now: Date },
): Decision<WishDocument> => ({ kind: 'change', next: { personId, name, ranks, wishing: ranks.length > 0, since: now } })
