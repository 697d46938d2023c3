import type { HandlerOf } from '../../../handlerOf'
import { publishedDraw } from '../../draw/publishedDraw'

export const published: HandlerOf<'draw.published'> = async ({ drawId, after }, { now }) => {
  const data = await publishedDraw(drawId, after, now)
  return data ? { data } : { refusal: { code: 'NOT_FOUND', details: {} } }
}
