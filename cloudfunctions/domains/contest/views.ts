import type { CategoryView, ContestView, OwnCategory, RoundResults, save } from '../../../contract/contest/contest'
import type { CategoryId } from '../../../contract/contest/ids'
import type { OutputOf } from '../../../contract/kernel/action'
import type { PersonId } from '../../../contract/kernel/ids'
import {
  type AgendaDocument,
  agendaOf,
  availabilityOf,
  clashOf,
  currentIdsIn,
  isLive,
  liveStateOf,
  type OwnOffering,
  ownOfferingsOf,
  positionOf,
  upToDate,
  viewOwnBooking,
} from '../booking/public'
import { type ContestDocument, isCategory, lastOf } from './contestDocument'
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
  const [offerings, results, agenda] = await Promise.all([
    ownOfferingsOf(
      contest.categories.map(({ categoryId }) => categoryId),
      personId,
    ),
    firstResultsOf(contest._id, personId, FIRST_RESULTS),
    agendaOf(personId),
  ])
  return {
    ...viewContestHead(contest),
    description: contest.description,
    rounds: contest.rounds.map(({ title, from, to }, at) => ({ no: at + 1, title, from: from.toISOString(), to: to.toISOString() })),
    eligibility: [...contest.eligibility],
    categories: (await Promise.all(contest.categories.map((one) => viewCategory(one, offerings, agenda, now)))).flat(),
    results: results.map((one) => viewFirst(one, personId)),
  }
}

async function viewCategory(
  { categoryId, title }: ContestDocument['categories'][number],
  offerings: readonly OwnOffering[],
  agenda: AgendaDocument,
  now: Date,
): Promise<CategoryView[]> {
  const own = offerings.find(({ _id }) => _id === categoryId)
  if (!own) return []
  const personId = agenda._id
  const mine = viewOwnBooking(own, personId, await positionOf(own, personId), now)
  const bib = mine?.state === 'held' ? (own.participants[personId]?.number ?? null) : null
  return [{ categoryId, title, availability: availabilityOf(own, now), mine, bib, clashesWith: await clashFor(own, agenda, now) }]
}

/** What is at the same time as a place here, as the other booking's own offering says now. */
async function clashFor(own: OwnOffering, agenda: AgendaDocument, now: Date) {
  if (liveStateOf(own, agenda._id) !== 'held' || own.endsAt <= now) return null
  return clashOf(await upToDate(agenda, own, now), own)?.details ?? null
}

/** The categories of a person that are not over. A copy in the agenda says which they may be, each category what is so. */
export async function viewOwnCategories(personId: PersonId, now: Date): Promise<OwnCategory[]> {
  const ids = currentIdsIn(await agendaOf(personId), now).filter((id) => id.startsWith(CATEGORY))
  const found = await ownOfferingsOf(ids, personId)
  const all = await Promise.all(found.map((own) => viewOwnCategory(own, personId, now)))
  return all.flat().sort((a, b) => a.from.localeCompare(b.from))
}

/** The prefix of a category's id. Other offerings that are booked are shown elsewhere. */
const CATEGORY = 'cat_'

async function viewOwnCategory(own: OwnOffering, personId: PersonId, now: Date): Promise<OwnCategory[]> {
  const { _id, details, startsAt } = own
  const mine = viewOwnBooking(own, personId, await positionOf(own, personId), now)
  if (!mine || !isLive(mine.state) || !isCategory(details)) return []
  return [{ contestId: details.contestId, categoryId: _id as CategoryId, title: details.title, from: startsAt.toISOString(), mine }]
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
