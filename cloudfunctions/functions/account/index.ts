import { domains } from '../../domains'
import { accountHandlers } from '../../domains/account/handlers'
import { createFunction } from '../../kernel/function'
import { parkedHandlers } from '../../kernel/parkedHandlers'

/**
 * Registrations, roles, consents and the inbox, and the list of effects that failed. It has all domains, because the end of a registration
 * erases the person in every domain.
 */
export const main = createFunction({ serves: [...parkedHandlers, ...accountHandlers], domains, complete: true })
