import type { PayloadOf } from '../../kernel/effect'
import { inBatches } from '../../kernel/inBatches'
import { deliver } from '../../kernel/inbox/deliver'
import { contests } from './contestDocument'
import type { tellResultsTo } from './effects'
import { contestNews } from './messages'
import { contestResults } from './resultDocument'

const AT_ONCE = 10

/** Tells these people what they came to, each once. */
export async function tellResults({ resultId, eventId, personIds, at }: PayloadOf<typeof tellResultsTo>): Promise<void> {
  const results = await contestResults.get(resultId)
  const contest = results && (await contests.get(results.contestId))
  if (!results || !contest) return
  const category = contest.categories.find(({ categoryId }) => categoryId === results.categoryId)
  const title = `${contest.title}·${category?.title ?? ''}`
  const wanted = new Set(personIds)
  await inBatches(results.rows, AT_ONCE, async ({ personId, place, honour }) => {
    if (!personId || !wanted.has(personId)) return
    const content = { kind: 'contestResult', title, place, honour } as const
    await deliver(contestNews.note({ eventId: `${eventId}:${personId}`, personId, content, at }))
  })
}
