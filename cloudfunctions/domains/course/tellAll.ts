import type { MessageContent } from '../../../contract/kernel/message'
import type { Effect } from '../../kernel/outbox/effect'
import { eventIdOf, type WriteRequest } from '../../kernel/request'
import type { OfferingDocument } from '../booking/offeringDocument'

/** What must follow when something changes for all: everybody who takes part or hopes to is told once, and their agendas have the new times. */
export function tellAll({ _id: offeringId }: OfferingDocument, content: MessageContent, request: WriteRequest): Effect[] {
  const at = request.now
  return [
    { kind: 'followBooking', offeringId, personIds: 'everybody', at },
    { kind: 'tellOffering', offeringId, eventId: eventIdOf(request, offeringId), content, at },
  ]
}
