import { merchantActions } from '../../../contract/merchant/merchant'
import { serve } from '../../kernel/handler'
import { save } from './actions/save'
import { verify } from './actions/verify'

/** What this domain answers. */
export const merchantHandlers = [
  ...serve(merchantActions, {
    save,
    verify,
  }),
]
