import type { Refusal } from '../../../../../contract/kernel/refusal'
import { refuse } from '../../../../kernel/database/decision'
import { changeOffering } from '../../../booking/changeOffering'
import type { HandlerOf } from '../../../handlerOf'
import { withoutLesson } from '../../rules/changes'
import { tellAll } from '../../tellAll'
import { viewStaffSession } from '../../views/staffSession'

export const cancelLesson: HandlerOf<'course.cancelLesson'> = async ({ sessionId, lessonNo, reason }, { request, now }) => {
  const outcome = await changeOffering<Refusal<'NOT_POSSIBLE_NOW' | 'INVALID_INPUT'>>(sessionId, request, (offering) => {
    const without = withoutLesson(offering, { lessonNo, reason }, now)
    if ('refusal' in without) return refuse(without.refusal)
    const content = { kind: 'lessonCancelled', title: offering.details.title, from: without.lesson.from.toISOString(), reason } as const
    return { kind: 'change', next: without.next, effects: tellAll(offering, content, request) }
  })
  return 'refusal' in outcome ? outcome : { data: viewStaffSession(outcome.doc, now) }
}
