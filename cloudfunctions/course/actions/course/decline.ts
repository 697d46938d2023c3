import { declineOffer } from '../../../shared/booking/leave'
import type { HandlerOf } from '../../../shared/handler'
import { answerBooked } from '../../answerBooked'

export const decline: HandlerOf<'course.decline'> = async ({ sessionId }, { caller: { personId }, request, now }) => {
  const outcome = await declineOffer(sessionId, personId, request)
  return 'refusal' in outcome ? outcome : answerBooked(sessionId, personId, now)
}
