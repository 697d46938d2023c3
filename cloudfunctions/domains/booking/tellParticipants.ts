import type { OfferingId } from '../../../contract/booking/ids'
import type { BookingMessage } from '../../../contract/booking/messages'
import type { PersonId } from '../../../contract/kernel/ids'
import type { MessageContent } from '../../../contract/kernel/message'
import type { EffectRunner, GoOn, PayloadOf, Turn } from '../../kernel/effect'
import { inBatches, inTurns } from '../../kernel/inBatches'
import { deliver } from '../../kernel/inbox/deliver'
import type { Notification } from '../../kernel/inbox/effects'
import { upToDate } from './clashes'
import { followManyChanges, syncBookings, syncEverybody, tellEverybody } from './effects'
import { bookingNews } from './messages'
import { namedIn, OFFERING_HEAD, type OfferingDocument, type OfferingHead, offerings, type Participant } from './offeringDocument'
import { clashOf } from './rules/agenda'
import { freeWayOf } from './rules/booking'
import { everyParticipant, isLive, isSomebody, offerUntil } from './rules/participants'
import { syncBooking } from './syncBooking'

const AT_ONCE = 10

type News = Pick<OfferingDocument, '_id' | 'details' | 'groupId' | 'startsAt' | 'cancelUntil' | 'moved'>

/**
 * What a new state means for its person; null: nothing that they don't know. Its event names the change, so that nobody is told twice.
 *
 * @param hoped whether the person waited or was offered a place before; then somebody else of the party may have taken it
 */
export function newsOf(
  offering: News,
  personId: PersonId,
  participant: Participant,
  at: Date,
  { hoped }: { readonly hoped: boolean } = { hoped: false },
): Notification | null {
  const content = contentOf(offering, participant, hoped, at)
  const eventId = `${offering._id}:${personId}:${participant.since.getTime()}:${participant.state}`
  return content && bookingNews.note({ eventId, personId, content, at })
}

function contentOf(offering: News, participant: Participant, hoped: boolean, at: Date): BookingMessage | null {
  const until = offerUntil(offering, participant)
  if (participant.state === 'held') {
    return hoped && participant.given ? { kind: 'placeTaken', ...namedIn(offering), ...freeWayOf(offering, participant, at) } : null
  }
  if (participant.state === 'offered' && until) return { kind: 'placeOffered', ...namedIn(offering), until: until.toISOString() }
  return participant.state === 'expired' ? { kind: 'offerOver', ...namedIn(offering) } : null
}

type ManyOffering = OfferingHead & Pick<OfferingDocument, 'participants'>

interface Walk {
  readonly offeringId: OfferingId
  readonly after: PersonId | null
  readonly at: Date
}

/** Does something for many people of an offering, in as many turns as it takes. */
async function forMany<Payload extends Walk>(
  payload: Payload,
  { hasTime }: Turn,
  isMeant: (participant: Participant) => boolean,
  work: (personId: PersonId, participant: Participant, offering: ManyOffering) => Promise<unknown>,
): Promise<GoOn<Payload> | undefined> {
  const offering = await offerings.getPart(payload.offeringId, [...OFFERING_HEAD, 'participants'])
  if (!offering) return
  const meant = everyParticipant(offering).filter(([, participant]) => isSomebody(participant) && isMeant(participant))
  const last = await inTurns(meant, payload.after, hasTime, (participant, personId) => work(personId, participant, offering))
  return last ? { next: { ...payload, after: last } } : undefined
}

const takesPart = ({ state }: Participant) => isLive(state)

/** What one of many is told: until when the way out is free, and who was moved onto another own booking hears which one it is. */
async function contentFor(
  { content, offeringId, saysFreeWay, at }: PayloadOf<typeof tellEverybody>,
  personId: PersonId,
  participant: Participant,
  offering: OfferingHead,
): Promise<MessageContent> {
  if (participant.state === 'waiting') return content
  const told = saysFreeWay || content.kind === 'sessionChanged' ? { ...content, ...freeWayOf(offering, participant, at) } : content
  if (told.kind !== 'sessionChanged') return told
  const clash = clashOf(await upToDate(await syncBooking(offeringId, personId, at), offering, at), offering)
  return clash ? { ...told, clashesWith: clash.details } : told
}

/** What follows for people from what was decided about an offering. Each may run twice, and late. */
export const participantRunners: readonly EffectRunner[] = [
  syncBookings.does(({ offeringId, personIds, at }) => inBatches(personIds, AT_ONCE, (personId) => syncBooking(offeringId, personId, at))),

  // What was changed again since then follows from that later decision.
  followManyChanges.does((payload, turn) =>
    forMany(
      payload,
      turn,
      ({ since }) => since.getTime() === payload.at.getTime(),
      async (personId, participant, offering) => {
        await syncBooking(payload.offeringId, personId, payload.at)
        const news = newsOf(offering, personId, participant, payload.at)
        if (news) await deliver(news)
      },
    ),
  ),

  syncEverybody.does((payload, turn) =>
    forMany(payload, turn, takesPart, (personId) => syncBooking(payload.offeringId, personId, payload.at)),
  ),

  tellEverybody.does((payload, turn) =>
    forMany(payload, turn, takesPart, async (personId, participant, offering) => {
      const { eventId, phrase, at } = payload
      const content = await contentFor(payload, personId, participant, offering)
      await deliver({ eventId: `${eventId}:${personId}`, personId, content, phrase, at })
    }),
  ),
]
