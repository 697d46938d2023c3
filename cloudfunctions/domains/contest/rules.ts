import type { save, saveResults } from '../../../contract/contest/contest'
import type { ParsedOf } from '../../../contract/kernel/action'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../kernel/database/decision'
import { invalid } from '../../kernel/input'
import type { OfferingDocument, Participant } from '../booking/public'
import type { ContestDocument } from './contestDocument'
import { syncContest, tellResultsTo } from './effects'
import type { Result, ResultDocument } from './resultDocument'

type Settings = ParsedOf<typeof save>
type Wrong = Refusal<'NOT_POSSIBLE_NOW' | 'INVALID_INPUT'>

const notNow = refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })

/** A contest as staff want it. Once it is published no category goes away: somebody may be in it; once it has begun nothing changes. */
export function decideSaveContest(contest: ContestDocument, settings: Settings, now: Date): Decision<ContestDocument, Wrong> {
  const { title, description, place, categories, eligibility } = settings
  const rounds = settings.rounds.map((round) => ({ title: round.title, from: new Date(round.from), to: new Date(round.to) }))
  const [opensAt, closesAt, cancelUntil] = [new Date(settings.opensAt), new Date(settings.closesAt), new Date(settings.cancelUntil)]
  const startsAt = rounds[0]?.from ?? closesAt
  const problem = problemOfTimes({ rounds, opensAt, closesAt, cancelUntil, startsAt }, now)
  if (problem) return refuse(problem)
  const kept = contest.categories.every(({ categoryId }) => categories.some((one) => one.categoryId === categoryId))
  if (contest.status === 'published' && (!kept || contest.startsAt <= now)) return notNow
  return {
    kind: 'change',
    next: { title, description, place, rounds, categories, eligibility, opensAt, closesAt, cancelUntil, startsAt },
    effects: [syncContest({ contestId: contest._id, at: now })],
  }
}

type Times = Pick<ContestDocument, 'rounds' | 'opensAt' | 'closesAt' | 'cancelUntil' | 'startsAt'>

function problemOfTimes({ rounds, opensAt, closesAt, cancelUntil, startsAt }: Times, now: Date): Wrong | null {
  const wrong = rounds.findIndex(({ from, to }, at) => to <= from || from < (rounds[at - 1]?.to ?? from))
  if (wrong >= 0) return invalid(`rounds.${wrong}.from`, 'too_small')
  if (startsAt <= now) return invalid('rounds.0.from', 'too_small')
  if (closesAt <= opensAt) return invalid('closesAt', 'too_small')
  if (closesAt > startsAt) return invalid('closesAt', 'too_big')
  return cancelUntil > startsAt ? invalid('cancelUntil', 'too_big') : null
}

export const decidePublishContest = ({ _id }: ContestDocument, now: Date): Decision<ContestDocument> => ({
  kind: 'change',
  next: { status: 'published' },
  effects: [syncContest({ contestId: _id, at: now })],
})

/** The results of a round by bib number. Who reads something new of their own is told. */
export function decideResults(
  before: ResultDocument,
  rows: ParsedOf<typeof saveResults>['rows'],
  category: OfferingDocument,
  facts: { eventId: string; now: Date },
): Decision<ResultDocument, Wrong> {
  const holders = holdersOf(category)
  const wrong = rows.findIndex(({ bib }, at) => !holders.has(bib) || rows.findIndex((row) => row.bib === bib) !== at)
  if (wrong >= 0) return refuse(invalid(`rows.${wrong}.bib`, 'option'))
  const next = rows.toSorted(byPlace).map((row): Result => ({ ...row, ...(holders.get(row.bib) ?? { personId: null, name: null }) }))
  const people = idsOf(next)
  const told = idsOf(next.filter((row) => !before.rows.some((old) => sameResult(old, row))))
  const tell = tellResultsTo({ resultId: before._id, eventId: facts.eventId, personIds: told, after: null, at: facts.now })
  return { kind: 'change', next: { rows: next, people, savedAt: facts.now }, effects: told.length > 0 ? [tell] : [] }
}

/** Those without a place come last. */
const byPlace = (a: Pick<Result, 'place' | 'bib'>, b: Pick<Result, 'place' | 'bib'>) =>
  (a.place ?? Number.POSITIVE_INFINITY) - (b.place ?? Number.POSITIVE_INFINITY) || a.bib - b.bib

const idsOf = (rows: readonly Result[]): PersonId[] => rows.flatMap(({ personId }) => personId ?? [])

const sameResult = (a: Result, b: Result) =>
  a.personId === b.personId && a.place === b.place && a.honour === b.honour && a.score === b.score

/** Who has which bib number. Somebody who gave the place back has none; somebody who was erased keeps it without a name. */
function holdersOf({ participants }: OfferingDocument): Map<number, Pick<Result, 'personId' | 'name'>> {
  const holders = new Map<number, Pick<Result, 'personId' | 'name'>>()
  for (const [id, { state, number, name }] of Object.entries(participants) as [PersonId, Participant][]) {
    if (state === 'held' && number !== null) holders.set(number, { personId: name === null ? null : id, name })
  }
  return holders
}
