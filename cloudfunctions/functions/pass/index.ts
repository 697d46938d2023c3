import { account } from '../../domains/account/domain'
import { pass } from '../../domains/pass/domain'
import { passHandlers } from '../../domains/pass/handlers'
import { createFunction } from '../../kernel/function'

/** Passes, gates and compounds, with the people who work there. */
export const main = createFunction({ serves: passHandlers, domains: [account, pass] })
