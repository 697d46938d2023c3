import { cancelBooking } from '../../../shared/booking/leave'
import type { HandlerOf } from '../../../shared/handler'
import { answerCategory } from '../../answerContest'

export const leave: HandlerOf<'contest.leave'> = async ({ categoryId }, { caller: { personId }, request, now }) => {
  const outcome = await cancelBooking(categoryId, personId, request)
  return 'refusal' in outcome ? outcome : answerCategory(categoryId, personId, now)
}
