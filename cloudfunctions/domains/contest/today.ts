import type { TodayThing } from '../../../contract/kernel/today'
import { dayOf } from '../../kernel/calendar'
import type { AtHome } from '../../kernel/domain'
import { viewOwnCategories } from './views'

/** Places that are kept for somebody, and the contests of today in which they take part. */
export async function todayOfContests({ personId }: AtHome, now: Date): Promise<TodayThing[]> {
  const own = await viewOwnCategories(personId, now)
  return own.flatMap(({ contestId, categoryId, title, from, mine }): TodayThing[] => {
    const what = { contestId, categoryId, title }
    if (mine.state === 'offered' && mine.offeredUntil) return [{ kind: 'categoryOffer', at: mine.since, until: mine.offeredUntil, ...what }]
    const isToday = mine.state === 'held' && dayOf(new Date(from)) === dayOf(now)
    return isToday ? [{ kind: 'contestDay', at: from, ...what }] : []
  })
}
