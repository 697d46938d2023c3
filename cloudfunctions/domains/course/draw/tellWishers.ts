import { inTurns } from '../../../kernel/inBatches'
import { deliver } from '../../../kernel/inbox/deliver'
import { tellWishers } from '../effects'
import { courseNews } from '../messages'
import { everyTicket } from './wishDocument'

/** Whoever wishes for a session of a draw hears what changes in it before the places are drawn, each once. */
export const wishersRunner = tellWishers.does(async (payload, { hasTime }) => {
  const { drawId, sessionId, eventId, content, after, at } = payload
  const wishers = (await everyTicket(drawId)).filter(({ ranks }) => ranks.includes(sessionId))
  const people = wishers.flatMap(({ personId }) => (personId ? [[personId, personId] as const] : []))
  const last = await inTurns(people, after, hasTime, (personId) =>
    deliver(courseNews.note({ eventId: `${eventId}:${personId}`, personId, content, at })),
  )
  return last ? { next: { ...payload, after: last } } : undefined
})
