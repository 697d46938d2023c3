import type { Refusal } from '../../../../../contract/kernel/refusal'
import { refuse } from '../../../../kernel/database/decision'
import { invalid } from '../../../../kernel/input'
import { changeOffering } from '../../../booking/changeOffering'
import type { HandlerOf } from '../../../handlerOf'
import { changedSession } from '../../rules/changes'
import { schoolNamed } from '../../schoolNamed'
import { tellAll } from '../../tellAll'
import { viewStaffSession } from '../../views/staffSession'

export const changeSession: HandlerOf<'course.change'> = async ({ sessionId, changes, reason }, { request, now }) => {
  if (Object.keys(changes).length === 0) return { refusal: invalid('changes', 'required') }
  const school = changes.schoolId ? await schoolNamed(changes.schoolId) : null
  if (changes.schoolId && !school) return { refusal: invalid('changes.schoolId', 'option') }
  const outcome = await changeOffering<Refusal<'NOT_POSSIBLE_NOW' | 'INVALID_INPUT'>>(sessionId, request, (offering) => {
    const changed = changedSession(offering, changes, school, now)
    if ('refusal' in changed) return refuse(changed.refusal)
    const { title } = offering.details
    return { kind: 'change', next: changed.next, effects: tellAll(offering, { kind: 'sessionChanged', title, reason }, request) }
  })
  return 'refusal' in outcome ? outcome : { data: viewStaffSession(outcome.doc, now) }
}
