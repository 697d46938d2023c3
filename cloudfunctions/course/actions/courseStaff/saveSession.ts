import type { SessionDraft } from '../../../../contract/courseStaff'
import type { School } from '../../../shared/booking/about'
import { type OfferingDocument, offerings } from '../../../shared/booking/offeringDocument'
import { change } from '../../../shared/database/change'
import { refuse } from '../../../shared/database/decision'
import type { HandlerOf } from '../../../shared/handler'
import { invalid } from '../../../shared/input'
import { draftFields, newSession } from '../../rules/sessionFields'
import { schoolNamed } from '../../schoolNamed'
import { viewStaffSession } from '../../views/staffSession'

export const saveSession: HandlerOf<'course.save'> = async (draft, { request, now }) => {
  const school = await schoolNamed(draft.schoolId)
  if (!school) return { refusal: invalid('schoolId', 'option') }
  const load = () => ensureDraft(draft, school)
  const outcome = await change(offerings, load, request, (doc) => {
    // A draw knows the session by its mode; it takes back what it has first.
    const isFixed = doc.status !== 'draft' || (doc.drawId !== null && draft.mode !== 'draw')
    if (isFixed) return refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })
    return { kind: 'change', next: draftFields(draft, school) }
  })
  return 'refusal' in outcome ? outcome : { data: viewStaffSession(outcome.doc, now) }
}

/** The session; a new draft is made when there is none. */
async function ensureDraft(draft: SessionDraft, school: School): Promise<OfferingDocument> {
  const existing = await offerings.get(draft.sessionId)
  if (existing) return existing
  const fresh = newSession(draft, school)
  return (await offerings.insert(fresh)) ? fresh : ensureDraft(draft, school)
}
