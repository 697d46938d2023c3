import type { PersonId } from '../../../../../contract/kernel/ids'
import type { Refusal } from '../../../../../contract/kernel/refusal'
import { refuse } from '../../../../kernel/database/decision'
import { eventIdOf, type WriteRequest } from '../../../../kernel/request'
import { changeOffering, type OfferingDecision } from '../../../booking/changeOffering'
import { bookingNews } from '../../../booking/messages'
import type { OfferingDocument } from '../../../booking/offeringDocument'
import { without } from '../../../booking/rules/cancel'
import { liveStateOf } from '../../../booking/rules/entries'
import type { HandlerOf } from '../../../handlerOf'
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
  const content = { kind: 'removedByStaff', title: offering.details.title, reason } as const
  return {
    kind: 'change',
    next: without(offering, personId, 'removed', request.now),
    effects: [bookingNews.tell({ eventId: eventIdOf(request, personId), personId, content, at: request.now })],
  }
}
