import { acceptOffer } from '../../../booking/acceptOffer'
import type { HandlerOf } from '../../../handlerOf'
import { answerBooked } from '../../answerBooked'

export const accept: HandlerOf<'course.accept'> = async ({ sessionId }, { caller: { personId }, request, now }) => {
  const refusal = await acceptOffer(sessionId, personId, request)
  return refusal ? { refusal } : answerBooked(sessionId, personId, now)
}
