import { cancelBooking } from '../../booking/leave'
import type { HandlerOf } from '../../handlerOf'
import { answerCategory } from '../answerContest'

export const leave: HandlerOf<'contest.leave'> = async ({ categoryId }, { caller: { personId }, request, now }) => {
  const outcome = await cancelBooking(categoryId, personId, request)
  return 'refusal' in outcome ? outcome : answerCategory(categoryId, personId, now)
}
