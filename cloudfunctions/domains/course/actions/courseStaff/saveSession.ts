import type { SessionDraft } from '../../../../../contract/course/courseStaff'
import { change } from '../../../../kernel/database/change'
import type { HandlerOf } from '../../../../kernel/handler'
import { invalid } from '../../../../kernel/input'
import type { School } from '../../../booking/about'
import { type OfferingDocument, offerings } from '../../../booking/offeringDocument'
import { decideDraft } from '../../rules/draft'
import { newSession } from '../../rules/sessionFields'
import { schoolNamed } from '../../schoolNamed'
import { viewStaffSession } from '../../views/staffSession'

export const saveSession: HandlerOf<'course.save'> = async (draft, { request, now }) => {
  const school = await schoolNamed(draft.schoolId)
  if (!school) return { refusal: invalid('schoolId', 'option') }
  const outcome = await change(
    offerings,
    () => ensureDraft(draft, school),
    request,
    (doc) => decideDraft(doc, draft, school),
  )
  return 'refusal' in outcome ? outcome : { data: viewStaffSession(outcome.doc, now) }
}

/** The session; a new draft is made when there is none. */
async function ensureDraft(draft: SessionDraft, school: School): Promise<OfferingDocument> {
  const existing = await offerings.get(draft.sessionId)
  if (existing) return existing
  const fresh = newSession(draft, school)
  return (await offerings.insert(fresh)) ? fresh : ensureDraft(draft, school)
}
