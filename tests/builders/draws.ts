import { type OfferingDocument, offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { type DrawDocument, draws, ensureDraw } from '../../cloudfunctions/domains/course/draw/drawDocument'
import type { DrawId, SessionId } from '../../contract/course/ids'
import { aSession, sessionId } from './offerings'
import { minutesAfter, NOON } from './time'

export const drawId = (name = 'sample') => `drw_${name}` as DrawId

/** A published session whose places are drawn. */
export const aDrawnSession = (name: string, overrides: Partial<OfferingDocument> = {}) =>
  aSession({ _id: sessionId(name), mode: 'draw', ...overrides })

/** Stores a draw over these sessions that has taken wishes for an hour and takes them for another hour. */
export async function anOpenDraw(
  name: string,
  sessions: readonly OfferingDocument[],
  overrides: Partial<Pick<DrawDocument, 'opensAt' | 'closesAt' | 'mostRanks'>> = {},
): Promise<{ drawId: DrawId; sessionIds: SessionId[] }> {
  const _id = drawId(name)
  const settings = { opensAt: minutesAfter(NOON, -60), closesAt: minutesAfter(NOON, 60), mostRanks: 3, ...overrides }
  await ensureDraw({ _id, title: '示例摇号', ...settings })
  const { opensAt, closesAt } = settings
  for (const session of sessions) await offerings.insert({ ...session, drawId: _id, opensAt, closesAt })
  const sessionIds = sessions.map((session) => session._id as SessionId)
  await draws.update(_id, {}, { sessionIds, dueAt: minutesAfter(settings.closesAt, 1) })
  return { drawId: _id, sessionIds }
}
