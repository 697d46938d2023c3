import type { HandlerOf } from '../../handlerOf'
import { answerContest } from '../answerContest'

export const show: HandlerOf<'contest.show'> = ({ contestId }, { caller, now }) => answerContest(contestId, caller.personId, now)
