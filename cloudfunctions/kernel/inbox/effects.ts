import * as z from 'zod/mini'
import { PersonId } from '../../../contract/kernel/ids'
import { MessageContent } from '../../../contract/kernel/message'
import { defineEffect } from '../effect'

const Notification = z.object({
  /** A permanent name of the event. The same event leads to one message only. */
  eventId: z.string(),
  personId: PersonId,
  content: MessageContent,
  /** At most five Chinese characters for WeChat's subscription message. */
  phrase: z.string(),
  at: z.date(),
  /** In the inbox alone: the few messages that a person has allowed WeChat to send are kept for decisions. */
  quiet: z.optional(z.boolean()),
})
export type Notification = z.output<typeof Notification>

/**
 * Sends a message to the inbox, and by WeChat if the person has allowed one. Domains create this effect through their {@link Messenger}.
 */
export const notify = defineEffect('kernel.notify', 1, Notification, { personal: ['content'] })

type News<Content> = Omit<Notification, 'content' | 'phrase'> & { readonly content: Content }

/** How a domain notifies people of its decisions. */
export interface Messenger<Content extends MessageContent> {
  readonly phrases: Readonly<Record<Content['kind'], string>>
  /** The notification with the phrase that WeChat shows. */
  note(news: News<Content>): Notification
  /** The effect that delivers it. */
  tell(news: News<Content>): ReturnType<typeof notify>
}

/** @param phrases what WeChat shows of each kind: a `phrase` field takes at most five Chinese characters */
export function messengerFor<Content extends MessageContent>(
  schema: z.ZodMiniType<Content>,
  phrases: Readonly<Record<Content['kind'], string>>,
): Messenger<Content> {
  const note = ({ content, ...rest }: News<Content>): Notification => {
    const checked = z.parse(schema, content)
    return { ...rest, content: checked, phrase: phrases[checked.kind as Content['kind']] }
  }
  return { phrases, note, tell: (news) => notify(note(news)) }
}
