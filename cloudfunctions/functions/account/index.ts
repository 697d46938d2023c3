import { domains } from '../../domains'
import { accountHandlers } from '../../domains/account/handlers'
import { createFunction } from '../../kernel/function'
import { parkedHandlers } from '../../kernel/parkedHandlers'

/** Registrations, roles, consents and the inbox, and what staff do about effects that failed. A registration that ends ends in every domain, so all are here. */
export const main = createFunction({ serves: [...parkedHandlers, ...accountHandlers], domains, complete: true })
