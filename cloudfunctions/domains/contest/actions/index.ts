import { accept } from './accept'
import { enrol, wait } from './enrol'
import { honours } from './honours'
import { leave } from './leave'
import { list } from './list'
import { publish } from './publish'
import { save } from './save'
import { saveResults } from './saveResults'
import { show } from './show'
import { signUp } from './signUp'

export const contestHandlers = {
  'contest.list': list,
  'contest.show': show,
  'contest.enrol': enrol,
  'contest.wait': wait,
  'contest.accept': accept,
  'contest.leave': leave,
  'contest.signUp': signUp,
  'contest.save': save,
  'contest.publish': publish,
  'contest.saveResults': saveResults,
  'contest.honours': honours,
}
