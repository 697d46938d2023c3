import type { BookingMessage } from '../../../contract/booking/messages'
import type { DrawId, SessionId } from '../../../contract/course/ids'
import type { CourseMessage } from '../../../contract/course/messages'
import type { NewEffect } from '../../kernel/effect'
import { eventIdOf, type WriteRequest } from '../../kernel/request'
import { bookingNews, followChangeForAll, type OfferingDocument } from '../booking/public'
import { tellWishers } from './effects'
import { courseNews } from './messages'

const PHRASES = { ...bookingNews.phrases, ...courseNews.phrases }

/**
 * What must follow when something of a session changes for all who take part or wait: they hear of it once, and have it in their agendas. If it
 * opens a free way out, the message of who holds a place says until when.
 */
export const tellAll = (
  { _id: offeringId }: Pick<OfferingDocument, '_id'>,
  content: BookingMessage | CourseMessage,
  request: WriteRequest,
): NewEffect[] => {
  const saysFreeWay = content.kind === 'lessonCancelled'
  const phrase = PHRASES[content.kind]
  return followChangeForAll({ offeringId, eventId: eventIdOf(request, offeringId), content, phrase, saysFreeWay, at: request.now })
}

/** As long as the places of a session are not drawn, those who wish for it hear of a change, too. */
export const tellThoseWhoWish = (
  { _id, drawId, drawnAt }: Pick<OfferingDocument, '_id' | 'drawId' | 'drawnAt'>,
  content: CourseMessage,
  request: WriteRequest,
): NewEffect[] => {
  if (!drawId || drawnAt) return []
  return [
    tellWishers({
      drawId: drawId as DrawId,
      sessionId: _id as SessionId,
      eventId: eventIdOf(request, _id),
      content,
      after: null,
      at: request.now,
    }),
  ]
}
