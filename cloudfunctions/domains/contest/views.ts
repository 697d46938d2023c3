import type { CategoryView, ContestView, RoundResults, save } from '../../../contract/contest/contest'
import type { OutputOf } from '../../../contract/kernel/action'
import type { PersonId } from '../../../contract/kernel/ids'
import { availabilityOf, type OwnOffering, ownOfferingsOf, positionOf, viewOwnBooking } from '../booking/public'
import { type ContestDocument, lastOf } from './contestDocument'
import { firstResultsOf, type PartOfResults, type ResultDocument } from './resultDocument'

export const viewContestHead = (contest: Pick<ContestDocument, '_id' | 'title' | 'place' | 'startsAt' | 'rounds'>) => ({
  contestId: contest._id,
  title: contest.title,
  place: contest.place,
  from: contest.startsAt.toISOString(),
  to: lastOf(contest).toISOString(),
})

export const viewSavedContest = (contest: ContestDocument): OutputOf<typeof save> => ({
  ...viewContestHead(contest),
  status: contest.status,
  categories: contest.categories.map(({ categoryId }) => categoryId),
})

/** So many results of each round stand on the page of a contest. */
const FIRST_RESULTS = 20

/** A contest as this person sees it: one document for each category, and the first results of each round. */
export async function viewContest(contest: ContestDocument, personId: PersonId, now: Date): Promise<ContestView> {
  const [offerings, results] = await Promise.all([
    ownOfferingsOf(
      contest.categories.map(({ categoryId }) => categoryId),
      personId,
    ),
    firstResultsOf(contest._id, personId, FIRST_RESULTS),
  ])
  return {
    ...viewContestHead(contest),
    description: contest.description,
    rounds: contest.rounds.map(({ title, from, to }, at) => ({ no: at + 1, title, from: from.toISOString(), to: to.toISOString() })),
    eligibility: [...contest.eligibility],
    categories: (await Promise.all(contest.categories.map((one) => viewCategory(one, offerings, personId, now)))).flat(),
    results: results.map((one) => viewFirst(one, personId)),
  }
}

async function viewCategory(
  { categoryId, title }: ContestDocument['categories'][number],
  offerings: readonly OwnOffering[],
  personId: PersonId,
  now: Date,
): Promise<CategoryView[]> {
  const own = offerings.find(({ _id }) => _id === categoryId)
  if (!own) return []
  const mine = viewOwnBooking(own, personId, await positionOf(own, personId), now)
  const bib = mine?.state === 'held' ? (own.participants[personId]?.number ?? null) : null
  return [{ categoryId, title, availability: availabilityOf(own, now), mine, bib }]
}

export const viewResults = ({ categoryId, round, rows }: ResultDocument, personId: PersonId): RoundResults => ({
  categoryId,
  round,
  rows: viewRows(rows, personId),
})

export const viewRows = (rows: ResultDocument['rows'], personId: PersonId): RoundResults['rows'] =>
  rows.map(({ bib, name, place, score, honour, personId: whose }) => ({
    bib,
    maskedName: name,
    place,
    score,
    honour,
    mine: whose === personId,
  }))

/** The first ones, and the own where it stands behind them. */
function viewFirst({ categoryId, round, slice, own, total }: PartOfResults, personId: PersonId): RoundResults {
  const behind = own.filter(({ bib }) => slice.every((row) => row.bib !== bib))
  return { categoryId, round, rows: viewRows([...slice, ...behind], personId), total }
}
