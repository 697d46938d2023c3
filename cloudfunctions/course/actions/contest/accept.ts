import { acceptOffer } from '../../../shared/booking/acceptOffer'
import type { HandlerOf } from '../../../shared/handler'
import { answerCategory } from '../../answerContest'

export const accept: HandlerOf<'contest.accept'> = async ({ categoryId }, { caller: { personId }, request, now }) => {
  const refusal = await acceptOffer(categoryId, personId, request)
  return refusal ? { refusal } : answerCategory(categoryId, personId, now)
}
