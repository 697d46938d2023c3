import { createHash } from 'node:crypto'
import type { MessageId, PersonId } from '../../../contract/kernel/ids'
import type { Message, MessageContent } from '../../../contract/kernel/message'
import { openCollection } from '../database/collection'
import { eachPage, findAll, findFirst, onlyFields, untilNone } from '../database/page'
import { inBatches } from '../inBatches'
import type { Sealed } from '../secrets/fieldCipher'
import { sealField, unsealField } from '../secrets/sealedField'

/** A message in somebody's inbox. */
export interface MessageDocument {
  readonly _id: MessageId
  readonly personId: PersonId
  /** The `MessageContent` as JSON: it speaks to one person about that person. */
  readonly content: Sealed
  /** When it was decided, to the millisecond; of several that were decided at one instant, the one stored first has the latest. */
  readonly at: Date
  /** Null until the person has seen it. It says nothing about other messages, because a message may arrive after later ones were read. */
  readonly readAt: Date | null
  /** Fixed for the retention index. */
  readonly kind: 'message'
}

export const messages = openCollection<MessageDocument>({
  name: 'messages',
  sealed: [{ path: 'content' }],
  indexes: [
    {
      name: 'person',
      keys: [
        ['personId', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'unread',
      keys: [
        ['personId', 1],
        ['readAt', 1],
        ['at', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
        ['_id', 1],
      ],
    },
  ],
  retention: {
    keep: 'days',
    rules: [{ days: 180, index: 'age', equals: { kind: 'message' } }],
    why: 'Half a year to look back at a decision.',
  },
})

/** The id follows from the event, so that one event cannot produce two messages. */
export const messageIdOf = (eventId: string) => `msg_${createHash('sha256').update(eventId).digest('hex').slice(0, 32)}` as MessageId

export const sealContent = (id: MessageId, content: MessageContent): Sealed => sealField(messages, 'content', id, JSON.stringify(content))

export const contentOf = ({ _id, content }: MessageDocument): MessageContent => JSON.parse(unsealField(messages, 'content', _id, content))

/** @param content completed by its domain */
export const viewMessage = ({ _id: messageId, at, readAt }: MessageDocument, content: MessageContent): Message => ({
  messageId,
  at: at.toISOString(),
  read: Boolean(readAt),
  content,
})

const unreadOf = (personId: PersonId) => ({ equals: { personId, readAt: null } })

export const countUnread = (personId: PersonId) => messages.count('unread', unreadOf(personId))

const AT_ONCE = 10

/** Marks these messages as read, those of other people excepted. */
export const markShown = (personId: PersonId, shown: readonly MessageId[], now: Date): Promise<void> =>
  inBatches(shown, AT_ONCE, (id) => messages.update(id, { personId, readAt: null }, { readAt: now }))

/** Marks as read what is there by now and was decided up to an instant. */
export const markUpTo = (personId: PersonId, upTo: Date, now: Date): Promise<void> =>
  eachPage(messages, 'unread', { ...unreadOf(personId), upTo, size: 100 }, (page) =>
    markShown(
      personId,
      page.map(({ _id }) => _id),
      now,
    ),
  )

/** A message is put in so many milliseconds before its time at most. */
const MOST_ALIKE = 50

/**
 * The time under which a message is stored: when it was decided, or the nearest free millisecond before that. Several messages may be decided
 * at one instant, and a list of them keeps the order in which they came.
 */
export async function freePlace(personId: PersonId, at: Date): Promise<Date> {
  const from = new Date(at.getTime() - MOST_ALIKE)
  const near = await findAll(onlyFields(messages, ['at']), 'person', { equals: { personId }, from, upTo: at })
  const taken = new Set(near.map((one) => one.at.getTime()))
  let place = at.getTime()
  while (taken.has(place)) place -= 1
  return new Date(place)
}

/** Deletes the messages of a person, all of them or those up to an instant. */
export const forgetMessages = (personId: PersonId, upTo?: Date): Promise<void> =>
  untilNone(
    () => findFirst(messages, 'person', { equals: { personId }, ...(upTo && { upTo }), most: 100 }),
    ({ _id }) => messages.remove(_id),
  )
