import type { CategoryId, ContestId } from '../../../contract/contest/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { openCollection } from '../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../kernel/database/decision'
import { ensureDocument } from '../../kernel/database/ensure'
import { untilNone } from '../../kernel/database/page'
import { LOST, retryOnConflict } from '../../kernel/retry'

/** The results of one round of one category, public by bib number and masked name. */
export interface ResultDocument extends Changeable {
  readonly _id: ResultId
  readonly contestId: ContestId
  readonly categoryId: CategoryId
  readonly round: number
  readonly rows: readonly Result[]
  /** Whose results are among them, to be found by. */
  readonly people: readonly PersonId[]
  readonly savedAt: Date
  /** Fixed for the retention index. */
  readonly kind: 'results'
}

export interface Result {
  readonly bib: number
  /** Null once the registration was erased, like the name: what stays is the bib number. */
  readonly personId: PersonId | null
  readonly name: string | null
  readonly place: number | null
  readonly score: string
  readonly honour: string | null
}

export type ResultId = `res_${string}`

export const contestResults = openCollection<ResultDocument>({
  name: 'contestResults',
  indexes: [
    {
      name: 'contest',
      keys: [
        ['contestId', 1],
        ['round', 1],
      ],
    },
    {
      name: 'person',
      keys: [
        ['people', 1],
        ['savedAt', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['savedAt', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [{ days: 1095, index: 'age', equals: { kind: 'results' } }],
    why: 'Three years to show an honour by; person and masked name go earlier with the registration.',
  },
  copies: [{ field: 'rows.name', of: 'riders.realName', kind: 'history' }],
})

const resultIdOf = (categoryId: CategoryId, round: number): ResultId => `res_${categoryId}_${round}`

type Round = Pick<ResultDocument, 'contestId' | 'categoryId' | 'round'>

/** The results of a round; empty ones are made when there are none. */
export const ensureResults = (of: Round, now: Date): Promise<ResultDocument> => {
  const _id = resultIdOf(of.categoryId, of.round)
  return ensureDocument(contestResults, _id, () => ({ ...unchanged, ...of, _id, rows: [], people: [], savedAt: now, kind: 'results' }))
}

/** Five rounds of twelve categories at most. */
export const resultsOf = (contestId: ContestId) => contestResults.find('contest', { equals: { contestId }, limit: 60 })

export const resultsWith = (personId: PersonId, limit: number) => contestResults.find('person', { equals: { people: personId }, limit })

/** Takes somebody out of all results: the bib number, the place and the score stay. */
export const eraseResults = (personId: PersonId): Promise<void> =>
  untilNone(
    () => resultsWith(personId, 20),
    ({ _id }) => eraseResult(_id, personId),
  )

const eraseResult = (_id: ResultId, personId: PersonId): Promise<void> =>
  retryOnConflict(async () => {
    const results = await contestResults.get(_id)
    if (!results?.people.includes(personId)) return
    const { revision } = results
    const rows = results.rows.map((row) => (row.personId === personId ? { ...row, personId: null, name: null } : row))
    const people = results.people.filter((id) => id !== personId)
    return (await contestResults.update(_id, { revision }, { rows, people, revision: revision + 1 })) ? undefined : LOST
  })
