import type { BookingMessage } from '../../../../contract/booking/messages'
import type { SessionId } from '../../../../contract/course/ids'
import type { CourseMessage } from '../../../../contract/course/messages'
import type { PersonId } from '../../../../contract/kernel/ids'
import { type FoundPage, findPage, type PageCursor } from '../../../kernel/database/page'
import { inBatches } from '../../../kernel/inBatches'
import { deliver } from '../../../kernel/inbox/deliver'
import { runEach } from '../../../kernel/jobs/runEach'
import { systemRequest } from '../../../kernel/request'
import {
  bookingNews,
  changeOffering,
  eraseBookings,
  everyParticipant,
  freeWayOf,
  hasWithdrawn,
  isLive,
  type OfferingDocument,
  type OwnOffering,
  offerings,
  ownOfferingOf,
  syncBooking,
  withoutPerson,
} from '../../booking/public'
import { courseNews } from '../messages'
import type { DrawResult } from './resultOf'
import { placesIn } from './views'
import { type WishDocument, type WishResult, wishes } from './wishDocument'

/** Whether there is time left to begin something else. */
export type HasTime = () => boolean

const PAGE = 100
const AT_ONCE = 10

/**
 * Tells everybody who wished what it came to, once, and enters it in their agenda. One who can't be told now holds up no other. False: somebody
 * is left, and the next turn goes on.
 */
export async function tellResults(result: DrawResult, drawnAt: Date, hasTime: HasTime): Promise<boolean> {
  const { _id: drawId } = result.draw
  let [after, failed]: [PageCursor | null, number] = [null, 0]
  while (hasTime()) {
    const { rows, next }: FoundPage<WishDocument> = await findPage(wishes, 'untold', {
      equals: { drawId, wishing: true, toldAt: null },
      after,
      size: PAGE,
    })
    await inBatches(rows, AT_ONCE, async (wish) => {
      if ((await runEach('course.draws', [wish], () => tell(wish, result, drawnAt))) === 0) failed += 1
    })
    if (next === null) return failed === 0
    after = next
  }
  return false
}

/**
 * That it was told is noted last: after a crash before that it is told again, which is the same message. Where somebody was erased
 * meanwhile, what they got is given back.
 */
async function tell(wish: WishDocument, result: DrawResult, drawnAt: Date): Promise<void> {
  const { _id, personId, ticket, revision } = wish
  const own = result.of(ticket)
  const waiting = own.waiting.map(({ sessionId }) => sessionId)
  const sessions = own.got ? [own.got, ...waiting] : waiting
  if (personId) {
    for (const id of sessions) await syncBooking(id, personId, drawnAt)
    await tellPerson(personId, wish, own, result, drawnAt)
  } else {
    await giveBackErased(sessions, own.number, drawnAt)
  }
  await wishes.update(_id, { revision }, { result: own, toldAt: drawnAt, revision: revision + 1 })
}

async function tellPerson(
  personId: PersonId,
  { drawId, ticket }: WishDocument,
  own: WishResult,
  { draw }: DrawResult,
  at: Date,
): Promise<void> {
  const { fixed, title } = draw
  const won = fixed.sessions.find(({ sessionId }) => sessionId === own.got)
  const session = own.got && (await ownOfferingOf(own.got, [personId]))
  const drawn: CourseMessage = {
    kind: 'drawn',
    title: won?.title ?? title,
    number: own.number,
    of: fixed.of,
    places: placesIn(fixed),
    won: won !== undefined,
    waiting: own.waiting[0]?.position ?? null,
    ...(session && freeWayOf(session, session.participants[personId] ?? null, at)),
  }
  const news = { eventId: `${drawId}:${ticket}`, personId, at }
  const off = session && calledOff(session)
  await deliver(off ? bookingNews.note({ ...news, content: off }) : courseNews.note({ ...news, content: drawn }))
}

/** What to say of a place in a session that was called off before it could be given. */
const calledOff = ({ status, details, cancelReason }: OwnOffering): BookingMessage | null =>
  status === 'cancelled' ? { kind: 'sessionCancelled', title: details.title, reason: cancelReason ?? '' } : null

/**
 * Somebody withdrew the registration while the result was being written: what was entered for their ticket is given back, and the next in line is offered
 * it. They are found by the number that was drawn, since the ticket no longer says whose it was.
 */
async function giveBackErased(sessions: readonly SessionId[], number: number, now: Date): Promise<void> {
  for (const id of sessions) {
    const session = await offerings.get(id)
    const personId = session && holderOf(session, number)
    if (personId) await leave(id, personId, now)
  }
}

const holderOf = (session: OfferingDocument, number: number): PersonId | undefined =>
  everyParticipant(session).find(([, { drawn, state }]) => drawn?.number === number && isLive(state))?.[0]

async function leave(id: SessionId, personId: PersonId, now: Date): Promise<void> {
  const request = systemRequest({ actorId: 'timer', action: 'course.draws', requestId: `erased-${id}-${personId}`, now })
  await changeOffering(id, request, (session) => ({ kind: 'change', next: withoutPerson(session, personId, 'removed', now) }))
  // The erasure may have been through before there was anything of this draw to erase, and no agenda names this session.
  if (await hasWithdrawn(personId)) await eraseBookings(personId, now, { taken: [id] })
}
