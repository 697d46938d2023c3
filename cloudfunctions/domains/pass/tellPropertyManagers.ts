import type { MessageContent } from '../../../contract/kernel/message'
import type { NotifyEffect } from '../../kernel/outbox/effect'
import type { CompoundDocument } from './compounds/compoundDocument'

/** A message to each property manager of a compound, once for each event. */
export const tellPropertyManagers = (
  { people }: Pick<CompoundDocument, 'people'>,
  content: MessageContent,
  eventId: string,
  at: Date,
): NotifyEffect[] =>
  people
    .filter(({ role }) => role === 'propertyManager')
    .map(({ personId }) => ({ kind: 'notify', eventId: `${eventId}:${personId}`, personId, content, at }))
