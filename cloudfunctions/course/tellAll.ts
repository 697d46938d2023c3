import type { MessageContent } from '../../contract/account'
import type { OfferingDocument } from '../shared/booking/offeringDocument'
import { everyEntry, isLive } from '../shared/booking/rules/entries'
import type { Effect } from '../shared/effects/effect'
import { eventIdOf, type WriteRequest } from '../shared/request'

/** What must follow when something changes for all: everybody who takes part or hopes to is told once, and their agendas have the new times. */
export function tellAll(offering: OfferingDocument, content: MessageContent, request: WriteRequest): Effect[] {
  const personIds = everyEntry(offering).flatMap(([id, { state }]) => (isLive(state) ? [id] : []))
  if (personIds.length === 0) return []
  const { _id: offeringId } = offering
  const at = request.now
  return [
    { kind: 'followBooking', offeringId, personIds, at },
    { kind: 'tellOffering', offeringId, eventId: eventIdOf(request, offeringId), content, at },
  ]
}
