import type { Refusal } from '../../../../contract/errors'
import type { PersonId } from '../../../../contract/ids'
import { changeOffering, type OfferingDecision } from '../../../shared/booking/changeOffering'
import type { OfferingDocument } from '../../../shared/booking/offeringDocument'
import { without } from '../../../shared/booking/rules/cancel'
import { liveStateOf } from '../../../shared/booking/rules/entries'
import { refuse } from '../../../shared/database/decision'
import type { HandlerOf } from '../../../shared/handler'
import { eventIdOf, type WriteRequest } from '../../../shared/request'
import { isOn } from '../../rules/changes'
import { viewStaffSession } from '../../views/staffSession'

interface Removal {
  readonly personId: PersonId
  readonly reason: string
}

export const removeFrom: HandlerOf<'course.removeFrom'> = async ({ sessionId, ...removal }, { request, now }) => {
  const outcome = await changeOffering<RemoveRefusal>(sessionId, request, (offering) => decide(offering, removal, request))
  return 'refusal' in outcome ? outcome : { data: viewStaffSession(outcome.doc, now) }
}

type RemoveRefusal = Refusal<'NOT_BOOKED' | 'NOT_POSSIBLE_NOW'>

function decide(offering: OfferingDocument, { personId, reason }: Removal, request: WriteRequest): OfferingDecision<RemoveRefusal> {
  if (!isOn(offering, request.now)) return refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })
  if (!liveStateOf(offering, personId)) return refuse({ code: 'NOT_BOOKED', details: {} })
  const content = { kind: 'removedByStaff', title: offering.about.title, reason } as const
  return {
    kind: 'change',
    next: without(offering, personId, 'removed', request.now),
    effects: [{ kind: 'notify', eventId: eventIdOf(request, personId), personId, content, at: request.now }],
  }
}
