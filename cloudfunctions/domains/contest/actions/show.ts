import type { HandlerOf } from '../../../kernel/handler'
import { answerContest } from '../answerContest'

export const show: HandlerOf<'contest.show'> = ({ contestId }, { caller, now }) => answerContest(contestId, caller.personId, now)
