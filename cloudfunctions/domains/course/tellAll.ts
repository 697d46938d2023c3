import type { BookingMessage } from '../../../contract/booking/messages'
import type { CourseMessage } from '../../../contract/course/messages'
import type { NewEffect } from '../../kernel/effect'
import { eventIdOf, type WriteRequest } from '../../kernel/request'
import { bookingNews, followChangeForAll, type OfferingDocument } from '../booking/public'
import { courseNews } from './messages'

const PHRASES = { ...bookingNews.phrases, ...courseNews.phrases }

/** What must follow when something of a session changes for all who take part or wait: they hear of it once, and have it in their agendas. */
export const tellAll = (
  { _id: offeringId }: Pick<OfferingDocument, '_id'>,
  content: BookingMessage | CourseMessage,
  request: WriteRequest,
): NewEffect[] =>
  followChangeForAll({ offeringId, eventId: eventIdOf(request, offeringId), content, phrase: PHRASES[content.kind], at: request.now })
