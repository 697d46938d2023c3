import type { MessageContent } from '../../contract/account'
import type { OfferingDocument } from '../shared/booking/offeringDocument'
import type { Effect } from '../shared/effects/effect'
import { eventIdOf, type WriteRequest } from '../shared/request'

/** What must follow when something changes for all: everybody who takes part or hopes to is told once, and their agendas have the new times. */
export function tellAll({ _id: offeringId }: OfferingDocument, content: MessageContent, request: WriteRequest): Effect[] {
  const at = request.now
  return [
    { kind: 'followBooking', offeringId, personIds: 'everybody', at },
    { kind: 'tellOffering', offeringId, eventId: eventIdOf(request, offeringId), content, at },
  ]
}
