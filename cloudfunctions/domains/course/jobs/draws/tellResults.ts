import type { BookingMessage } from '../../../../../contract/booking/messages'
import type { SessionId } from '../../../../../contract/course/ids'
import type { CourseMessage } from '../../../../../contract/course/messages'
import type { PersonId } from '../../../../../contract/kernel/ids'
import { inBatches } from '../../../../kernel/inBatches'
import { deliver } from '../../../../kernel/inbox/deliver'
import { syncBooking } from '../../../booking/followBooking'
import { bookingNews } from '../../../booking/messages'
import { offerings } from '../../../booking/offeringDocument'
import { type WishDocument, type WishResult, wishes } from '../../draw/wishDocument'
import { courseNews } from '../../messages'
import type { HasTime } from '.'
import { giveBackErased } from './giveBackErased'
import type { DrawResult } from './resultOf'

const PAGE = 100
const AT_ONCE = 10

/** Tells everybody who wished what it came to, once, and enters it in their agenda. False: the time was not enough, the next turn goes on. */
export async function tellResults(result: DrawResult, drawnAt: Date, hasTime: HasTime): Promise<boolean> {
  const { _id: drawId } = result.draw
  while (hasTime()) {
    const page = await wishes.find('untold', { equals: { drawId, wishing: true, toldAt: null }, limit: PAGE })
    if (page.length === 0) return true
    await inBatches(page, AT_ONCE, (wish) => tell(wish, result, drawnAt))
  }
  return false
}

/** What was told is noted last: who dies before is told again, which is the same message. Whoever was erased meanwhile is looked at once more. */
async function tell(wish: WishDocument, result: DrawResult, drawnAt: Date): Promise<void> {
  const { _id, personId, ticket, revision } = wish
  const own = result.of(ticket)
  const sessions = [...(own.got ? [own.got] : []), ...own.waiting.map(({ sessionId }) => sessionId)]
  if (personId) await tellPerson(personId, wish, own, sessions, result, drawnAt)
  else await giveBackErased(sessions, own.number, drawnAt)
  await wishes.update(_id, { revision }, { result: own, toldAt: drawnAt, revision: revision + 1 })
}

async function tellPerson(
  personId: PersonId,
  { drawId, ticket }: WishDocument,
  own: WishResult,
  sessions: readonly SessionId[],
  { draw }: DrawResult,
  at: Date,
): Promise<void> {
  for (const id of sessions) await syncBooking(id, personId, at)
  const { fixed, title } = draw
  const won = fixed.sessions.find(({ sessionId }) => sessionId === own.got)
  const drawn: CourseMessage = {
    kind: 'drawn',
    title: won?.title ?? title,
    ...{ number: own.number, of: fixed.of, places: fixed.sessions.reduce((sum, { places }) => sum + places, 0) },
    ...{ won: won !== undefined, waiting: own.waiting[0]?.position ?? null },
  }
  const news = { eventId: `${drawId}:${ticket}`, personId, at }
  const off = own.got && (await calledOff(own.got))
  await deliver(off ? bookingNews.note({ ...news, content: off }) : courseNews.note({ ...news, content: drawn }))
}

/** What to say of a place in a session that was called off before it could be given. */
async function calledOff(id: SessionId): Promise<BookingMessage | null> {
  const session = await offerings.getPart(id, ['status', 'about', 'cancelReason'])
  if (session?.status !== 'cancelled') return null
  return { kind: 'sessionCancelled', title: session.details.title, reason: session.cancelReason ?? '' }
}
