import type { HandlerOf } from '../../../handlerOf'
import { draws } from '../../draw/drawDocument'
import { wishOf } from '../../draw/wishDocument'
import { ownDraw } from '../../ownDraw'

export const show: HandlerOf<'draw.show'> = async ({ drawId }, { caller, now }) => {
  const draw = await draws.get(drawId)
  if (!draw || draw.sessionIds.length === 0) return { refusal: { code: 'NOT_FOUND', details: {} } }
  return { data: await ownDraw(draw, await wishOf(drawId, caller.personId), now) }
}
