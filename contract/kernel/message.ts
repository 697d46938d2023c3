import * as z from 'zod/mini'
import { Instant, MessageId } from './ids'

/**
 * The content of a message in the inbox. It is an open interface: each domain adds its kinds in its `messages.ts`. Every decision about a
 * person leads to a message; the phone provides the text.
 */
// biome-ignore lint/suspicious/noEmptyInterface: domains add their messages to it
export interface Messages {}

export type MessageContent = Messages[keyof Messages]

/**
 * The schema checks only the kind, so that an inbox can be read in any set of domains. The domain has validated the content when it created
 * the message.
 */
export const MessageContent = z.custom<MessageContent>(
  (value) => typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string',
)

/** A message of the inbox. */
export const Message = z.object({
  messageId: MessageId,
  at: Instant,
  read: z.boolean(),
  content: MessageContent,
})
export type Message = z.output<typeof Message>
