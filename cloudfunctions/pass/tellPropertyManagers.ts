import type { MessageContent } from '../../contract/account'
import type { CompoundDocument } from '../shared/compounds/compoundDocument'
import type { NotifyEffect } from '../shared/effects/effect'

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
