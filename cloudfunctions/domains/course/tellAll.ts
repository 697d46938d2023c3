import type { BookingMessage } from '../../../contract/booking/messages'
import type { CourseMessage } from '../../../contract/course/messages'
import type { NewEffect } from '../../kernel/effect'
import { eventIdOf, type WriteRequest } from '../../kernel/request'
import { syncEverybody, tellEverybody } from '../booking/effects'
import { bookingNews } from '../booking/messages'
import type { OfferingDocument } from '../booking/offeringDocument'
import { courseNews } from './messages'

/** What must follow when something changes for all: everybody who takes part or hopes to is told once, and their agendas have the new times. */
export function tellAll(
  { _id: offeringId }: OfferingDocument,
  content: BookingMessage | CourseMessage,
  request: WriteRequest,
): NewEffect[] {
  const at = request.now
  return [
    syncEverybody({ offeringId, after: null, at }),
    tellEverybody({ offeringId, eventId: eventIdOf(request, offeringId), content, phrase: phraseOf(content), after: null, at }),
  ]
}

const phraseOf = (content: BookingMessage | CourseMessage): string => ({ ...bookingNews.phrases, ...courseNews.phrases })[content.kind]
