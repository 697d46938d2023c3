import { merchantActions } from '../../../contract/merchant/merchant'
import { serve } from '../../kernel/handler'
import { save, verify } from './actions'

/** What this domain answers. */
export const merchantHandlers = [
  ...serve(merchantActions, {
    save,
    verify,
  }),
]
