import { contestActions } from '../../../contract/contest/contest'
import { serve } from '../../kernel/handler'
import { accept } from './actions/accept'
import { enrol, wait } from './actions/enrol'
import { honours } from './actions/honours'
import { leave } from './actions/leave'
import { list } from './actions/list'
import { publish } from './actions/publish'
import { save } from './actions/save'
import { saveResults } from './actions/saveResults'
import { show } from './actions/show'
import { signUp } from './actions/signUp'

/** What this domain answers. */
export const contestHandlers = [
  ...serve(contestActions, {
    list,
    show,
    enrol,
    wait,
    accept,
    leave,
    signUp,
    save,
    publish,
    saveResults,
    honours,
  }),
]
