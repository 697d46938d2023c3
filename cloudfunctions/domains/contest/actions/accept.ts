import { acceptOffer } from '../../booking/acceptOffer'
import type { HandlerOf } from '../../handlerOf'
import { answerCategory } from '../answerContest'

export const accept: HandlerOf<'contest.accept'> = async ({ categoryId }, { caller: { personId }, request, now }) => {
  const refusal = await acceptOffer(categoryId, personId, request)
  return refusal ? { refusal } : answerCategory(categoryId, personId, now)
}
