import { publishedDraw } from '../../../shared/booking/publishedDraw'
import type { HandlerOf } from '../../../shared/handler'

export const published: HandlerOf<'draw.published'> = async ({ drawId, after }, { now }) => {
  const data = await publishedDraw(drawId, after, now)
  return data ? { data } : { refusal: { code: 'NOT_FOUND', details: {} } }
}
