import type { PersonId } from '../../../../contract/kernel/ids'
import type { HandlerOf } from '../../handlerOf'
import { contests } from '../contestDocument'
import { type ResultDocument, resultsWith } from '../resultDocument'

const MOST = 20

export const honours: HandlerOf<'contest.honours'> = async (_, { caller: { personId } }) => {
  const won = (await resultsWith(personId, MOST)).filter((results) => honourOf(results, personId) !== null)
  return { data: { honours: await Promise.all(won.map((results) => viewHonour(results, personId))) } }
}

const honourOf = ({ rows }: ResultDocument, personId: PersonId) => rows.find((row) => row.personId === personId)?.honour ?? null

async function viewHonour(results: ResultDocument, personId: PersonId) {
  const { contestId, categoryId, savedAt } = results
  const contest = await contests.get(contestId)
  const category = contest?.categories.find((one) => one.categoryId === categoryId)
  const [title, honour] = [contest?.title ?? '', honourOf(results, personId) ?? '']
  return { contestId, contest: title, category: category?.title ?? '', honour, at: savedAt.toISOString() }
}
