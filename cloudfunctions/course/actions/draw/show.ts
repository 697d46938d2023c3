import { draws } from '../../../shared/booking/drawDocument'
import { wishOf } from '../../../shared/booking/wishDocument'
import type { HandlerOf } from '../../../shared/handler'
import { ownDraw } from '../../ownDraw'

export const show: HandlerOf<'draw.show'> = async ({ drawId }, { caller, now }) => {
  const draw = await draws.get(drawId)
  if (!draw || draw.sessionIds.length === 0) return { refusal: { code: 'NOT_FOUND', details: {} } }
  return { data: await ownDraw(draw, await wishOf(drawId, caller.personId), now) }
}
