import type { save as entry } from '../../../../contract/contest/contest'
import type { ContestId } from '../../../../contract/contest/ids'
import type { ParsedOf } from '../../../../contract/kernel/action'
import { change } from '../../../kernel/database/change'
import { refuse } from '../../../kernel/database/decision'
import { offerings } from '../../booking/offeringDocument'
import type { HandlerOf } from '../../handlerOf'
import { contests, ensureContest } from '../contestDocument'
import { decideSaveContest } from '../rules/contest'
import { viewSavedContest } from '../views/contestView'

type Categories = ParsedOf<typeof entry>['categories']

export const save: HandlerOf<'contest.save'> = async (settings, { request, now }) => {
  const { contestId, categories, rounds } = settings
  const load = () => ensureContest(contestId, new Date(rounds[0]?.from ?? now))
  const outcome = await change(contests, load, request, async (contest) =>
    (await areFree(contestId, categories)) ? decideSaveContest(contest, settings, now) : refuse({ code: 'NOT_POSSIBLE_NOW', details: {} }),
  )
  return 'refusal' in outcome ? outcome : { data: viewSavedContest(outcome.doc) }
}

/** No category of another contest. */
async function areFree(contestId: ContestId, categories: Categories): Promise<boolean> {
  const found = await Promise.all(categories.map(({ categoryId }) => offerings.getPart(categoryId, ['about'])))
  return found.every((one) => !one || (one.details.kind === 'category' && one.details.contestId === contestId))
}
