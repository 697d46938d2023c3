import type { CategoryId, ContestId } from '../../../contract/contest/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { type Elements, openCollection } from '../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../kernel/database/decision'
import { ensureDocument } from '../../kernel/database/ensure'
import type { Page } from '../../kernel/database/find'
import { findAll, findFirst, onlyFields, untilNone } from '../../kernel/database/page'
import { LOST, retryOnConflict } from '../../kernel/retry'

/** The results of one round of one category, public by bib number and masked name. */
export interface ResultDocument extends Changeable {
  readonly _id: ResultId
  readonly contestId: ContestId
  readonly categoryId: CategoryId
  readonly round: number
  /** In the order of places (`rules.ts`). */
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
        ['_id', 1],
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

/** Results without their rows but those that are shown: there may be a thousand in each. */
export type PartOfResults = Pick<ResultDocument, '_id' | 'contestId' | 'categoryId' | 'round' | 'savedAt'> &
  Elements<ResultDocument['rows']>

const HEAD = ['contestId', 'categoryId', 'round', 'savedAt'] as const

/** @param most so many rows behind the first `skip`; the rows of this person come in any case */
const partsFor = (personId: PersonId, { skip, most }: { skip: number; most: number }) => ({
  definition: contestResults.definition,
  find: (index: string, page: Page): Promise<PartOfResults[]> =>
    contestResults.findPartAndElements(index, page, HEAD, { list: 'rows', skip, most, of: { field: 'personId', value: personId } }),
})

/** The first rows of all rounds of a contest, and those of one person. */
export const firstResultsOf = (contestId: ContestId, personId: PersonId, most: number) =>
  findAll(partsFor(personId, { skip: 0, most }), 'contest', { equals: { contestId } })

/** Some rows of one round; null: nothing was saved. */
export async function resultsIn(of: Round, personId: PersonId, rows: { skip: number; most: number }): Promise<PartOfResults | null> {
  const { contestId, round } = of
  const inRound = await findAll(partsFor(personId, rows), 'contest', { equals: { contestId, round } })
  return inRound.find(({ categoryId }) => categoryId === of.categoryId) ?? null
}

/** Every round in which somebody has a result, the newest first, with that one alone. */
export const ownResults = (personId: PersonId) =>
  findAll(partsFor(personId, { skip: 0, most: 1 }), 'person', { equals: { people: personId } })

/** Takes somebody out of all results: the bib number, the place and the score stay. */
export const eraseResults = (personId: PersonId): Promise<void> =>
  untilNone(
    () => findFirst(onlyFields(contestResults, ['people']), 'person', { equals: { people: personId }, most: 20 }),
    ({ _id }) => eraseResult(_id as ResultId, personId),
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
