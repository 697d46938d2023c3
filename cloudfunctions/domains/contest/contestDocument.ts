import type { EligibilityRule } from '../../../contract/booking/booking'
import type { CategoryId, ContestId } from '../../../contract/contest/ids'
import { openCollection } from '../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../kernel/database/decision'
import { ensureDocument } from '../../kernel/database/ensure'
import type { OfferingDetails, Slot } from '../booking/public'

/** A contest (职业技能竞赛). Who takes part in a category is the offering of that id; results are in `contestResults`. */
export interface ContestDocument extends Changeable {
  readonly _id: ContestId
  readonly status: 'draft' | 'published'
  readonly title: string
  readonly description: string
  readonly place: string
  /** In the order of time; the first is when everybody must be there. */
  readonly rounds: readonly ContestRound[]
  readonly categories: readonly ContestCategory[]
  readonly opensAt: Date
  readonly closesAt: Date
  readonly cancelUntil: Date
  readonly eligibility: readonly EligibilityRule[]
  /** When the first round begins; for lists. */
  readonly startsAt: Date
}

export interface ContestRound {
  readonly title: string
  readonly from: Date
  readonly to: Date
}

export interface ContestCategory {
  readonly categoryId: CategoryId
  readonly title: string
  readonly capacity: number
  readonly waitLimit: number
}

/** What an offering is as a category of a contest. */
export interface CategoryDetails extends OfferingDetails {
  readonly kind: 'category'
  readonly contestId: ContestId
  /** Where and when its rounds are. */
  readonly place: string
  readonly rounds: readonly Slot[]
}

export const isCategory = (details: OfferingDetails): details is CategoryDetails => details.kind === 'category'

export const contests = openCollection<ContestDocument>({
  name: 'contests',
  typed: ['title', 'categories.title', 'rounds.title'],
  indexes: [
    {
      name: 'newest',
      keys: [
        ['status', 1],
        ['startsAt', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'age',
      keys: [
        ['status', 1],
        ['startsAt', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [
      { days: 1095, index: 'age', equals: { status: 'published' } },
      { days: 365, index: 'age', equals: { status: 'draft' } },
    ],
    why: 'No personal data; as long as its results.',
  },
})

const NEVER = new Date(0)

/** The contest; an empty draft is made when there is none. */
export const ensureContest = (_id: ContestId, startsAt: Date): Promise<ContestDocument> =>
  ensureDocument(contests, _id, () => ({
    ...unchanged,
    _id,
    status: 'draft',
    title: '',
    description: '',
    place: '',
    rounds: [],
    categories: [],
    eligibility: [],
    startsAt,
    opensAt: NEVER,
    closesAt: NEVER,
    cancelUntil: NEVER,
  }))

/** At most a hundred are read at a time. */
export async function contestsNamed(ids: readonly ContestId[]): Promise<ReadonlyMap<ContestId, ContestDocument>> {
  const found = new Map<ContestId, ContestDocument>()
  const unique = [...new Set(ids)]
  for (let from = 0; from < unique.length; from += 100) {
    for (const contest of await contests.getMany(unique.slice(from, from + 100))) found.set(contest._id, contest)
  }
  return found
}

/** As others see it: drafts are there for nobody. */
export async function publishedContest(id: ContestId): Promise<ContestDocument | null> {
  const contest = await contests.get(id)
  return contest?.status === 'published' ? contest : null
}

export const lastOf = ({ rounds, startsAt }: Pick<ContestDocument, 'rounds' | 'startsAt'>): Date => rounds.at(-1)?.to ?? startsAt
