import type { CategoryView, ContestView, RoundResults, save } from '../../../contract/contest/contest'
import type { OutputOf } from '../../../contract/kernel/action'
import type { PersonId } from '../../../contract/kernel/ids'
import { availabilityOf, type OwnOffering, ownOfferingOf, positionOf, viewOwnBooking } from '../booking/public'
import { type ContestDocument, lastOf } from './contestDocument'
import { type ResultDocument, resultsOf } from './resultDocument'

export const viewContestHead = (contest: ContestDocument) => ({
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

/** A contest as this person sees it: one document for each category, one page of results. */
export async function viewContest(contest: ContestDocument, personId: PersonId, now: Date): Promise<ContestView> {
  const [categories, results] = await Promise.all([
    Promise.all(contest.categories.map(({ categoryId }) => ownOfferingOf(categoryId, [personId]))),
    resultsOf(contest._id),
  ])
  return {
    ...viewContestHead(contest),
    description: contest.description,
    rounds: contest.rounds.map(({ title, from, to }, at) => ({ no: at + 1, title, from: from.toISOString(), to: to.toISOString() })),
    eligibility: [...contest.eligibility],
    categories: (await Promise.all(contest.categories.map((one, at) => viewCategory(one, categories[at] ?? null, personId, now)))).flat(),
    results: results.map((one) => viewResults(one, personId)),
  }
}

async function viewCategory(
  { categoryId, title }: ContestDocument['categories'][number],
  own: OwnOffering | null,
  personId: PersonId,
  now: Date,
): Promise<CategoryView[]> {
  if (!own) return []
  const mine = viewOwnBooking(own, personId, await positionOf(own, personId), now)
  const bib = mine?.state === 'held' ? (own.participants[personId]?.number ?? null) : null
  return [{ categoryId, title, availability: availabilityOf(own, now), mine, bib }]
}

/** In the order of places, those without one last. */
export const viewResults = ({ categoryId, round, rows }: ResultDocument, personId: PersonId): RoundResults => ({
  categoryId,
  round,
  rows: rows
    .toSorted((a, b) => (a.place ?? Number.POSITIVE_INFINITY) - (b.place ?? Number.POSITIVE_INFINITY) || a.bib - b.bib)
    .map(({ bib, name, place, score, honour, personId: whose }) => ({
      bib,
      maskedName: name,
      place,
      score,
      honour,
      mine: whose === personId,
    })),
})
