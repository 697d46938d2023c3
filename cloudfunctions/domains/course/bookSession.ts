import type { SessionId } from '../../../contract/course/ids'
import type { Context } from '../../kernel/handler'
import { book } from '../booking/book'
import type { Way } from '../booking/rules/decideBooking'
import { answerBooked } from './answerBooked'

/** Books a place for oneself. The two ways differ in what happens when all places are taken. */
export async function bookSession(sessionId: SessionId, way: Way, { caller: { personId }, request, now }: Context) {
  const refusal = await book({ offeringId: sessionId, personIds: [personId], way, request })
  return refusal ? { refusal } : answerBooked(sessionId, personId, now)
}
