import type { DrawId } from '../../../../../contract/course/ids'
import { type DrawDocument, draws, type FixedDraw } from '../../draw/drawDocument'
import { fixedSessions, sessionsOf, takesPart } from '../../draw/drawSessions'
import { wishes } from '../../draw/wishDocument'

export type FixedDrawDocument = DrawDocument & { readonly fixed: FixedDraw }

/**
 * Fixes what takes part, once: from then on the result is decided, whoever works it out and however often. No wish is on its way any more (a draw is due a
 * minute after it has closed), and a ticket stays when its holder leaves.
 */
export async function fix(draw: DrawDocument, now: Date): Promise<FixedDrawDocument> {
  if (draw.fixed) return { ...draw, fixed: draw.fixed }
  const sessions = fixedSessions((await sessionsOf(draw)).filter(takesPart))
  const of = await wishes.count('ticket', { equals: { drawId: draw._id, wishing: true } })
  const fixed = { at: now, sessions, of }
  const { revision } = draw
  if (await draws.update(draw._id, { revision }, { fixed, revision: revision + 1 })) return { ...draw, fixed }
  const current = await draws.get(draw._id)
  if (!current) throw new Error(`${draw._id} is gone`)
  return fix(current, now)
}

/** Everybody is told: nothing is left for a timer. */
export const finish = (id: DrawId) => draws.modify(id, { when: {}, change: { dueAt: { set: null } } })
