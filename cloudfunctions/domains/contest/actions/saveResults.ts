import { change } from '../../../kernel/database/change'
import { eventIdOf } from '../../../kernel/request'
import { offerings } from '../../booking/offeringDocument'
import type { HandlerOf } from '../../handlerOf'
import { publishedContest } from '../contestDocument'
import { contestResults, ensureResults } from '../resultDocument'
import { decideResults } from '../rules/contest'
import { viewResults } from '../views/contestView'

export const saveResults: HandlerOf<'contest.saveResults'> = async ({ contestId, categoryId, round, rows }, { caller, request, now }) => {
  const [contest, category] = await Promise.all([publishedContest(contestId), offerings.get(categoryId)])
  const held = contest?.rounds[round - 1]
  const isOf = category?.details.kind === 'category' && category.details.contestId === contestId
  if (!held || !category || !isOf) return { refusal: { code: 'NOT_FOUND', details: {} } }
  if (held.from > now) return { refusal: { code: 'NOT_POSSIBLE_NOW', details: {} } }
  const load = () => ensureResults({ contestId, categoryId, round }, now)
  const eventId = eventIdOf(request, categoryId)
  const outcome = await change(contestResults, load, request, (before) => decideResults(before, rows, category, { eventId, now }))
  return 'refusal' in outcome ? outcome : { data: { results: viewResults(outcome.doc, caller.personId) } }
}
