import { change } from '../../../kernel/database/change'
import type { HandlerOf } from '../../handlerOf'
import { contests } from '../contestDocument'
import { decidePublishContest } from '../rules/contest'
import { viewSavedContest } from '../views/contestView'

export const publish: HandlerOf<'contest.publish'> = async ({ contestId }, { request, now }) => {
  const load = () => contests.get(contestId)
  const outcome = await change(contests, load, request, (contest) => decidePublishContest(contest, now))
  return 'refusal' in outcome ? outcome : { data: viewSavedContest(outcome.doc) }
}
