import type { show } from '../../../contract/contest/contest'
import type { CategoryId, ContestId } from '../../../contract/contest/ids'
import type { OutputOf } from '../../../contract/kernel/action'
import type { PersonId } from '../../../contract/kernel/ids'
import { offerings } from '../booking/offeringDocument'
import { publishedContest } from './contestDocument'
import { viewContest } from './views/contestView'

type Answer = { data: OutputOf<typeof show> } | { refusal: { code: 'NOT_FOUND'; details: Record<never, never> } }

export async function answerContest(contestId: ContestId, personId: PersonId, now: Date): Promise<Answer> {
  const contest = await publishedContest(contestId)
  if (!contest) return { refusal: { code: 'NOT_FOUND', details: {} } }
  return { data: { contest: await viewContest(contest, personId, now), now: now.toISOString() } }
}

/** The reply to everything that a person does in a category: its contest as it is for them then. */
export async function answerCategory(id: CategoryId, personId: PersonId, now: Date): Promise<Answer> {
  const about = (await offerings.getPart(id, ['about']))?.details
  return about?.kind === 'category' ? answerContest(about.contestId, personId, now) : { refusal: { code: 'NOT_FOUND', details: {} } }
}
