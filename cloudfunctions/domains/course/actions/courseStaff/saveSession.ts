import type { SessionDraft } from '../../../../../contract/course/courseStaff'
import { change } from '../../../../kernel/database/change'
import { ensureDocument } from '../../../../kernel/database/ensure'
import { invalid } from '../../../../kernel/input'
import type { School } from '../../../booking/about'
import { type OfferingDocument, offerings } from '../../../booking/offeringDocument'
import type { HandlerOf } from '../../../handlerOf'
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
const ensureDraft = (draft: SessionDraft, school: School): Promise<OfferingDocument> =>
  ensureDocument(offerings, draft.sessionId, () => newSession(draft, school))
