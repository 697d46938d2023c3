import { cancelBooking } from '../../../booking/leave'
import type { HandlerOf } from '../../../handlerOf'
import { answerBooked } from '../../answerBooked'

export const cancel: HandlerOf<'course.cancel'> = async ({ sessionId }, { caller: { personId }, request, now }) => {
  const outcome = await cancelBooking(sessionId, personId, request)
  return 'refusal' in outcome ? outcome : answerBooked(sessionId, personId, now)
}
