import type { OwnWish } from '../../../../contract/course/course'
import { DAY_MS } from '../../../../contract/kernel/duration'
import type { PersonId } from '../../../../contract/kernel/ids'
import { findAll, onlyFields } from '../../../kernel/database/page'
import { draws } from './drawDocument'
import { drawStateOf } from './views'
import { wishes } from './wishDocument'

/** Nobody's wishes wait longer for a draw, and a result is news no longer. */
const OLDEST_DAYS = 60

/** The draws in which somebody wishes something, the one that closes first on top. */
export async function ownWishes(personId: PersonId, now: Date): Promise<OwnWish[]> {
  const from = new Date(now.getTime() - OLDEST_DAYS * DAY_MS)
  const own = await findAll(onlyFields(wishes, ['drawId', 'ranks', 'since', 'result']), 'person', { equals: { personId }, from })
  const wished = own.filter(({ ranks }) => ranks.length > 0)
  const found = await draws.getManyParts(
    wished.map(({ drawId }) => drawId),
    ['title', 'opensAt', 'closesAt', 'drawnAt'],
  )
  return wished
    .flatMap(({ drawId, ranks, since, result }): OwnWish[] => {
      const draw = found.find(({ _id }) => _id === drawId)
      if (!draw) return []
      const times = { since: since.toISOString(), closesAt: draw.closesAt.toISOString() }
      return [
        { drawId, title: draw.title, state: drawStateOf(draw, now), ...times, ranks: ranks.length, won: result && result.got !== null },
      ]
    })
    .sort((a, b) => a.closesAt.localeCompare(b.closesAt))
}
