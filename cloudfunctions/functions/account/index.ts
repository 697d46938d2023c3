import { domains } from '../../domains'
import { accountHandlers } from '../../domains/account/handlers'
import { homeHandlers } from '../../domains/home/handlers'
import { createFunction } from '../../kernel/function'
import { parkedHandlers } from '../../kernel/parkedHandlers'

/**
 * Registrations, roles, consents and the inbox, the home page, and the list of effects that failed. It has all domains, because each has a part in
 * the home page, and the end of a registration erases the person in every domain.
 */
export const main = createFunction({ serves: [...parkedHandlers, ...accountHandlers, ...homeHandlers], domains, complete: true })
