import type { Refusal } from '../../../../../contract/kernel/refusal'
import { changeOffering } from '../../../booking/changeOffering'
import type { HandlerOf } from '../../../handlerOf'
import { decidePublish } from '../../rules/draft'
import { viewStaffSession } from '../../views/staffSession'

export const publish: HandlerOf<'course.publish'> = async ({ sessionId }, { request, now }) => {
  const outcome = await changeOffering<Refusal<'NOT_POSSIBLE_NOW' | 'INVALID_INPUT'>>(sessionId, request, (offering) =>
    decidePublish(offering, now),
  )
  return 'refusal' in outcome ? outcome : { data: viewStaffSession(outcome.doc, now) }
}
