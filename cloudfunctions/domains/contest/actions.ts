import type { RiderId, StationId } from '../../../contract/account/ids'
import type { contestActions, show as showAction, signUp as signUpAction } from '../../../contract/contest/contest'
import type { CategoryId, ContestId } from '../../../contract/contest/ids'
import type { OutputOf, ParsedOf } from '../../../contract/kernel/action'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import { change } from '../../kernel/database/change'
import { refuse } from '../../kernel/database/decision'
import { findAll, onlyFields } from '../../kernel/database/page'
import type { Handler } from '../../kernel/handler'
import { eventIdOf } from '../../kernel/request'
import { personIdOfRider, type RiderDocument, riderIdOf, riders, stations } from '../account/public'
import { acceptOffer, book, cancelBooking, isLive, knownRiders, numberedParticipants, offerings, ownOfferingOf } from '../booking/public'
import { contests, contestsNamed, ensureContest, isCategory, publishedContest } from './contestDocument'
import { tellSignedUpTo } from './effects'
import { contestResults, ensureResults, ownResults, resultsIn } from './resultDocument'
import { decidePublishContest, decideResults, decideSaveContest } from './rules'
import { viewContest, viewContestHead, viewOwnCategories, viewResults, viewRows, viewSavedContest } from './views'

type Actions = typeof contestActions

const NOT_FOUND = { refusal: { code: 'NOT_FOUND', details: {} } } as const

const contestHeads = onlyFields(contests, ['title', 'place', 'startsAt', 'rounds', 'categories'])

export const list: Handler<Actions['list']> = async (_, { now }) => {
  const found = await findAll(contestHeads, 'newest', { equals: { status: 'published' } })
  const rows = found.map((contest) => ({ ...viewContestHead(contest), categories: contest.categories.length }))
  return { data: { contests: rows, now: now.toISOString() } }
}

export const show: Handler<Actions['show']> = ({ contestId }, { caller, now }) => answerContest(contestId, caller.personId, now)

export const mine: Handler<Actions['mine']> = async (_, { caller, now }) => ({
  data: { categories: await viewOwnCategories(caller.personId, now), now: now.toISOString() },
})

export const enrol: Handler<Actions['enrol']> = async ({ categoryId }, { caller: { personId }, request, now }) => {
  const refusal = await book({ offeringId: categoryId, personIds: [personId], whenFull: 'refuse', request })
  return refusal ? { refusal } : answerCategory(categoryId, personId, now)
}

export const wait: Handler<Actions['wait']> = async ({ categoryId }, { caller: { personId }, request, now }) => {
  const refusal = await book({ offeringId: categoryId, personIds: [personId], whenFull: 'wait', request })
  return refusal ? { refusal } : answerCategory(categoryId, personId, now)
}

export const accept: Handler<Actions['accept']> = async ({ categoryId }, { caller: { personId }, request, now }) => {
  const refusal = await acceptOffer(categoryId, personId, request)
  return refusal ? { refusal } : answerCategory(categoryId, personId, now)
}

export const leave: Handler<Actions['leave']> = async ({ categoryId }, { caller: { personId }, request, now }) => {
  const outcome = await cancelBooking(categoryId, personId, request)
  return 'refusal' in outcome ? outcome : answerCategory(categoryId, personId, now)
}

type Answer = { data: OutputOf<typeof showAction> } | { refusal: Refusal<'NOT_FOUND'> }

async function answerContest(contestId: ContestId, personId: PersonId, now: Date): Promise<Answer> {
  const contest = await publishedContest(contestId)
  if (!contest) return NOT_FOUND
  return { data: { contest: await viewContest(contest, personId, now), now: now.toISOString() } }
}

/** The reply to everything that a person does in a category: its contest as it is for them then. */
async function answerCategory(id: CategoryId, personId: PersonId, now: Date): Promise<Answer> {
  const details = (await offerings.getPart(id, ['details']))?.details
  return details && isCategory(details) ? answerContest(details.contestId, personId, now) : NOT_FOUND
}

/** Places are taken for all or for none. What must be told is stored by the update that takes them, so whatever was refused before leaves it undone. */
export const signUp: Handler<Actions['signUp']> = async ({ stationId, categoryId, riderIds, wait: waits }, { request }) => {
  const unique = [...new Set(riderIds)]
  const personIds = unique.map(personIdOfRider) as [PersonId, ...PersonId[]]
  const [found, station] = await Promise.all([riders.getMany(unique), stations.get(stationId)])
  if (!areOf(stationId, unique, found)) return { refusal: { code: 'NOT_VERIFIED', details: {} } }
  const stationName = station?.name ?? ''
  const { requestId, fingerprint, actorId, now: at } = request
  const told = tellSignedUpTo({ categoryId, personIds, stationName, requestId, fingerprint, actorId, at })
  const refusal = await book({
    offeringId: categoryId,
    personIds,
    whenFull: waits ? 'wait' : 'refuse',
    request,
    by: 'others',
    policy: knownRiders(found),
    effects: () => [told],
  })
  return refusal ? { refusal } : { data: await signUpOutcome(categoryId, personIds) }
}

/** A manager signs up only riders for whom the station vouches. */
const areOf = (stationId: StationId, ids: readonly RiderId[], found: readonly RiderDocument[]) =>
  found.length === ids.length && found.every((rider) => rider.status === 'verified' && rider.stationId === stationId)

async function signUpOutcome(
  categoryId: CategoryId,
  personIds: readonly [PersonId, ...PersonId[]],
): Promise<OutputOf<typeof signUpAction>> {
  const participants = (await ownOfferingOf(categoryId, personIds))?.participants
  const states = personIds.flatMap((personId) => participants?.[personId]?.state ?? [])
  return {
    // A repetition may come when they have left, or staff have removed them.
    state: states.find(isLive) ?? 'left',
    bibs: personIds.map((personId) => ({ riderId: riderIdOf(personId), bib: participants?.[personId]?.number ?? null })),
  }
}

const RESULTS_PAGE = 200

export const results: Handler<Actions['results']> = async ({ after = 0, ...of }, { caller: { personId } }) => {
  if (!(await publishedContest(of.contestId))) return NOT_FOUND
  const found = await resultsIn(of, personId, { skip: after, most: RESULTS_PAGE })
  if (!found) return NOT_FOUND
  const end = after + found.slice.length
  return { data: { rows: viewRows(found.slice, personId), next: end < found.total ? end : null } }
}

/** Without those whose contest is forgotten, which is earlier than results that were corrected late: an honour without its name honours nobody. */
export const honours: Handler<Actions['honours']> = async (_, { caller: { personId } }) => {
  const won = (await ownResults(personId)).flatMap(({ own: [row], ...results }) =>
    row?.honour ? [{ ...results, honour: row.honour }] : [],
  )
  const of = await contestsNamed(won.map(({ contestId }) => contestId))
  const honours = won.flatMap(({ contestId, categoryId, savedAt, honour }) => {
    const contest = of.get(contestId)
    const category = contest?.categories.find((one) => one.categoryId === categoryId)
    if (!contest || !category) return []
    return [{ contestId, contest: contest.title, category: category.title, honour, at: savedAt.toISOString() }]
  })
  return { data: { honours } }
}

export const save: Handler<Actions['save']> = async (settings, { request, now }) => {
  const { contestId, categories, rounds } = settings
  const load = () => ensureContest(contestId, new Date(rounds[0]?.from ?? now))
  const outcome = await change(contests, load, request, async (contest) =>
    (await areFree(contestId, categories)) ? decideSaveContest(contest, settings, now) : refuse({ code: 'NOT_POSSIBLE_NOW', details: {} }),
  )
  return 'refusal' in outcome ? outcome : { data: viewSavedContest(outcome.doc) }
}

/** No category of another contest. */
async function areFree(contestId: ContestId, categories: ParsedOf<Actions['save']>['categories']): Promise<boolean> {
  const found = await Promise.all(categories.map(({ categoryId }) => offerings.getPart(categoryId, ['details'])))
  return found.every((one) => !one || (isCategory(one.details) && one.details.contestId === contestId))
}

export const publish: Handler<Actions['publish']> = async ({ contestId }, { request, now }) => {
  const load = () => contests.get(contestId)
  const outcome = await change(contests, load, request, (contest) => decidePublishContest(contest, now))
  return 'refusal' in outcome ? outcome : { data: viewSavedContest(outcome.doc) }
}

export const saveResults: Handler<Actions['saveResults']> = async ({ contestId, categoryId, round, rows }, { caller, request, now }) => {
  const [contest, category] = await Promise.all([publishedContest(contestId), offerings.get(categoryId)])
  const held = contest?.rounds[round - 1]
  const isOf = category && isCategory(category.details) && category.details.contestId === contestId
  if (!held || !isOf) return NOT_FOUND
  if (held.from > now) return { refusal: { code: 'NOT_POSSIBLE_NOW', details: {} } }
  const load = () => ensureResults({ contestId, categoryId, round }, now)
  const eventId = eventIdOf(request, categoryId)
  const numbered = { ...category, participants: numberedParticipants(category) }
  const outcome = await change(contestResults, load, request, (before) => decideResults(before, rows, numbered, { eventId, now }))
  return 'refusal' in outcome ? outcome : { data: { results: viewResults(outcome.doc, caller.personId) } }
}
