import type { CategoryId } from '../../../../contract/contest/ids'
import type { Context } from '../../../kernel/handler'
import { book } from '../../booking/book'
import type { Way } from '../../booking/rules/decideBooking'
import type { HandlerOf } from '../../handlerOf'
import { answerCategory } from '../answerContest'

async function bookCategory(categoryId: CategoryId, way: Way, { caller: { personId }, request, now }: Context) {
  const refusal = await book({ offeringId: categoryId, personIds: [personId], way, request })
  return refusal ? { refusal } : answerCategory(categoryId, personId, now)
}

export const enrol: HandlerOf<'contest.enrol'> = ({ categoryId }, context) => bookCategory(categoryId, 'enrol', context)
export const wait: HandlerOf<'contest.wait'> = ({ categoryId }, context) => bookCategory(categoryId, 'wait', context)
