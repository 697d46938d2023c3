import type { SessionId } from '../../../../contract/course/ids'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import { offerings } from '../../booking/public'
import { syncDraw } from '../effects'
import { type DrawDocument, draws } from './drawDocument'

/**
 * Enters the draw in the sessions that it lists, and takes it out of those that it lists no longer. A session has one draw: the one that came first,
 * until that lets it go. It opens and closes with its draw, which is read again afterwards: somebody may have saved it meanwhile.
 */
export const drawRunner = syncDraw.does(({ drawId }) =>
  retryOnConflict(async () => {
    const draw = await draws.get(drawId)
    if (!draw) return
    for (const id of draw.sessionIds) await join(id, draw)
    for (const id of draw.formerIds) await leave(id, draw)
    return (await draws.getPart(drawId, ['revision']))?.revision === draw.revision ? undefined : LOST
  }),
)

const DRAW_PART = ['revision', 'drawId', 'drawnAt'] as const

const join = (id: SessionId, { _id: drawId, opensAt, closesAt }: DrawDocument): Promise<void> =>
  retryOnConflict(async () => {
    const session = await offerings.getPart(id, DRAW_PART)
    if (!session || session.drawnAt || (session.drawId !== null && session.drawId !== drawId)) return
    const { revision } = session
    const joined = await offerings.update(id, { revision }, { drawId, opensAt, closesAt, revision: revision + 1 })
    return joined ? undefined : LOST
  })

const leave = (id: SessionId, { _id: drawId }: DrawDocument): Promise<void> =>
  retryOnConflict(async () => {
    const session = await offerings.getPart(id, DRAW_PART)
    if (!session || session.drawnAt || session.drawId !== drawId) return
    const { revision } = session
    return (await offerings.update(id, { revision }, { drawId: null, revision: revision + 1 })) ? undefined : LOST
  })
