import type { HandlerOf } from '../../../shared/handler'
import { answerContest } from '../../answerContest'

export const show: HandlerOf<'contest.show'> = ({ contestId }, { caller, now }) => answerContest(contestId, caller.personId, now)
