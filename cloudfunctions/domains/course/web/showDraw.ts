import * as z from 'zod/mini'
import { Ticket } from '../../../../contract/course/draw'
import { DrawId } from '../../../../contract/course/ids'
import { failure, type HttpRequest, type HttpResponse, json } from '../../../kernel/http/http'
import { publishedDraw } from '../draw/publishedDraw'

/** A page of a draw's public list, for whoever wants to check it, with any tool and without an account. */
export async function showDraw({ query }: HttpRequest, { id, now }: { id: string; now: Date }): Promise<HttpResponse> {
  const drawId = z.safeParse(DrawId, id)
  const after = z.safeParse(z.optional(Ticket), query.get('after'))
  if (!drawId.success) return failure('NOT_FOUND')
  if (!after.success) return failure('INVALID_REQUEST')
  const draw = await publishedDraw(drawId.data, after.data, now)
  return draw ? json(200, draw) : failure('NOT_FOUND')
}
