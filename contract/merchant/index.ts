import { counterActions } from './counter'
import { merchantActions } from './merchant'
import { reversalActions } from './reversal'

/** Every action of this domain, in groups that are read and served together. */
export const merchantGroups = [merchantActions, counterActions, reversalActions] as const
