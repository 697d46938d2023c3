import { contestActions } from '../../../contract/contest/contest'
import { serve } from '../../kernel/handler'
import * as contest from './actions'

/** What this domain answers. */
export const contestHandlers = serve(contestActions, contest)
