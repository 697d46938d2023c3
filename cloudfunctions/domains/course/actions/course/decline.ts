import { declineOffer } from '../../../booking/leave'
import type { HandlerOf } from '../../../handlerOf'
import { answerBooked } from '../../answerBooked'

export const decline: HandlerOf<'course.decline'> = async ({ sessionId }, { caller: { personId }, request, now }) => {
  const outcome = await declineOffer(sessionId, personId, request)
  return 'refusal' in outcome ? outcome : answerBooked(sessionId, personId, now)
}
