import { createHash } from 'node:crypto'
import type { MessageId, PersonId } from '../../../contract/kernel/ids'
import type { Message, MessageContent } from '../../../contract/kernel/message'
import { openCollection } from '../database/collection'

/** A message in somebody's inbox. */
export interface MessageDocument {
  readonly _id: MessageId
  readonly personId: PersonId
  readonly content: MessageContent
  readonly at: Date
  /** Fixed for the retention index. */
  readonly kind: 'message'
}

export const messages = openCollection<MessageDocument>({
  name: 'messages',
  indexes: [
    {
      name: 'person',
      keys: [
        ['personId', 1],
        ['at', -1],
      ],
    },
    {
      name: 'unread',
      keys: [
        ['personId', 1],
        ['at', 1],
      ],
    },
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
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

export const viewMessage = (message: MessageDocument, readUpTo: Date): Message => ({
  messageId: message._id,
  at: message.at.toISOString(),
  read: message.at <= readUpTo,
  content: message.content,
})

export const countUnread = (personId: PersonId, readUpTo: Date) => messages.count('unread', { equals: { personId }, after: readUpTo })

/** Deletes all messages of a person. */
export async function forgetMessages(personId: PersonId): Promise<void> {
  for (;;) {
    const page = await messages.find('person', { equals: { personId }, limit: 100 })
    if (page.length === 0) return
    await Promise.all(page.map(({ _id }) => messages.remove(_id)))
  }
}
