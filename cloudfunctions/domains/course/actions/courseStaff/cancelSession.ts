import type { Refusal } from '../../../../../contract/kernel/refusal'
import { refuse } from '../../../../kernel/database/decision'
import { changeOffering } from '../../../booking/changeOffering'
import type { HandlerOf } from '../../../handlerOf'
import { calledOff } from '../../rules/changes'
import { tellAll } from '../../tellAll'
import { viewStaffSession } from '../../views/staffSession'

export const cancelSession: HandlerOf<'course.cancelSession'> = async ({ sessionId, reason }, { request, now }) => {
  const outcome = await changeOffering<Refusal<'NOT_POSSIBLE_NOW'>>(sessionId, request, (offering) => {
    const off = calledOff(offering, reason, now)
    if ('refusal' in off) return refuse(off.refusal)
    const { title } = offering.details
    return { kind: 'change', next: off.next, effects: tellAll(offering, { kind: 'sessionCancelled', title, reason }, request) }
  })
  return 'refusal' in outcome ? outcome : { data: viewStaffSession(outcome.doc, now) }
}
