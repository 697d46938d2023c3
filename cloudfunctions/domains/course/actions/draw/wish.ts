import { change } from '../../../../kernel/database/change'
import { refuse } from '../../../../kernel/database/decision'
import { bookerOf } from '../../../booking/facts'
import type { HandlerOf } from '../../../handlerOf'
import { draws } from '../../draw/drawDocument'
import { ensureWish, wishes, wishOf } from '../../draw/wishDocument'
import { ownDraw } from '../../ownDraw'
import { decideWish } from '../../rules/wish'
import { problemWith } from '../../wishProblem'

export const wish: HandlerOf<'draw.wish'> = async ({ drawId, ranks }, { caller: { personId }, now, request }) => {
  const [draw, booker] = await Promise.all([draws.get(drawId), bookerOf(personId)])
  if (!draw || !booker) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const wished = { draw, booker, ranks, now }
  // Nothing is stored for who is refused at the first try.
  const refused = (await wishOf(drawId, personId)) ? null : await problemWith(wished)
  if (refused) return { refusal: refused }
  const load = () => ensureWish(drawId, personId, now)
  const outcome = await change(wishes, load, request, async () => {
    const problem = await problemWith(wished)
    return problem ? refuse(problem) : decideWish(ranks, { personId, name: booker.name, now })
  })
  return 'refusal' in outcome ? outcome : { data: await ownDraw(draw, outcome.doc, now) }
}
