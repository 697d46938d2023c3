import type { HandlerOf } from '../../handlerOf'
import { contests } from '../contestDocument'
import { viewContestHead } from '../views/contestView'

const MOST = 20

export const list: HandlerOf<'contest.list'> = async (_, { now }) => {
  const found = await contests.find('newest', { equals: { status: 'published' }, limit: MOST })
  const rows = found.map((contest) => ({ ...viewContestHead(contest), categories: contest.categories.length }))
  return { data: { contests: rows, now: now.toISOString() } }
}
