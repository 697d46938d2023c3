import { domains } from '../../domains'
import { accountHandlers } from '../../domains/account/handlers'
import { createFunction } from '../../kernel/function'

/** Registrations, roles, consents and the inbox. A registration that ends ends in every domain, so all are here. */
export const main = createFunction({ serves: accountHandlers, domains, complete: true })
