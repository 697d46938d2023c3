import type { PassMessage } from '../../../contract/pass/messages'
import type { NewEffect } from '../../kernel/effect'
import type { CompoundDocument } from './compounds/compoundDocument'
import { passNews } from './messages'

/** A message to each property manager of a compound, once for each event. */
export const tellPropertyManagers = (
  { people }: Pick<CompoundDocument, 'people'>,
  content: PassMessage,
  eventId: string,
  at: Date,
): NewEffect[] =>
  people
    .filter(({ role }) => role === 'propertyManager')
    .map(({ personId }) => passNews.tell({ eventId: `${eventId}:${personId}`, personId, content, at }))
