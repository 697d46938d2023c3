import type { Refusal } from '../../../../../contract/kernel/refusal'
import { refuse } from '../../../../kernel/database/decision'
import { changeOffering } from '../../../booking/changeOffering'
import { setCapacity as withCapacity } from '../../../booking/rules/places'
import type { HandlerOf } from '../../../handlerOf'
import { isOn } from '../../rules/changes'
import { viewStaffSession } from '../../views/staffSession'

export const setCapacity: HandlerOf<'course.setCapacity'> = async ({ sessionId, capacity }, { request, now }) => {
  const outcome = await changeOffering<Refusal<'NOT_POSSIBLE_NOW'>>(sessionId, request, (offering) =>
    isOn(offering, now)
      ? { kind: 'change', next: withCapacity(offering, capacity, now) }
      : refuse({ code: 'NOT_POSSIBLE_NOW', details: {} }),
  )
  return 'refusal' in outcome ? outcome : { data: viewStaffSession(outcome.doc, now) }
}
