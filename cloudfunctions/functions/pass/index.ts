import { account } from '../../domains/account/domain'
import { pass } from '../../domains/pass/domain'
import { passHandlers } from '../../domains/pass/handlers'
import { createFunction } from '../../kernel/function'

/** The pass, gates, compounds and their people. */
export const main = createFunction({ serves: passHandlers, domains: [account, pass] })
