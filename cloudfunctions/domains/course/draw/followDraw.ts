import type { DrawId, SessionId } from '../../../../contract/course/ids'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import { offerings } from '../../booking/offeringDocument'
import { type DrawDocument, draws } from './drawDocument'

/**
 * Enters the draw in the sessions that it lists, and takes it out of those that it lists no longer. A session has one draw: whichever came first, until
 * that one lets it go. It opens and closes with its draw.
 */
export async function followDraw(drawId: DrawId): Promise<void> {
  const draw = await draws.get(drawId)
  if (!draw) return
  for (const id of draw.sessionIds) await join(id, draw)
  for (const id of draw.formerIds) await leave(id, drawId)
}

const HEAD = ['revision', 'drawId', 'drawnAt'] as const

const join = (id: SessionId, { _id: drawId, opensAt, closesAt }: DrawDocument): Promise<void> =>
  retryOnConflict(async () => {
    const session = await offerings.getPart(id, HEAD)
    if (!session || session.drawnAt || (session.drawId !== null && session.drawId !== drawId)) return
    const { revision } = session
    const joined = await offerings.update(id, { revision }, { drawId, opensAt, closesAt, revision: revision + 1 })
    return joined ? undefined : LOST
  })

const leave = (id: SessionId, drawId: DrawId): Promise<void> =>
  retryOnConflict(async () => {
    const session = await offerings.getPart(id, HEAD)
    if (!session || session.drawnAt || session.drawId !== drawId) return
    const { revision } = session
    return (await offerings.update(id, { revision }, { drawId: null, revision: revision + 1 })) ? undefined : LOST
  })
