import * as z from 'zod/mini'

/**
 * What is in a message of the inbox. An open interface: each domain adds its kinds in its `messages.ts`. Every decision about somebody is
 * a message; the words are the phone's.
 */
// biome-ignore lint/suspicious/noEmptyInterface: domains add their messages to it
export interface Messages {}

export type MessageContent = Messages[keyof Messages]

/** A content was checked by its domain when it was written, so that an inbox can be read whatever domains there are. */
export const MessageContent = z.custom<MessageContent>(
  (value) => typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string',
)
