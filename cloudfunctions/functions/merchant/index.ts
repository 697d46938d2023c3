import { account } from '../../domains/account/domain'
import { merchant } from '../../domains/merchant/domain'
import { merchantHandlers } from '../../domains/merchant/handlers'
import { pass } from '../../domains/pass/domain'
import { createFunction } from '../../kernel/function'

/** Actions of clerks at the counter, and of merchants. */
export const main = createFunction({ serves: merchantHandlers, domains: [account, pass, merchant] })
