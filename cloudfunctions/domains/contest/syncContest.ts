import type { NewEffect } from '../../kernel/effect'
import { systemRequest } from '../../kernel/request'
import { LOST, retryOnConflict } from '../../kernel/retry'
import {
  bookingNews,
  changeOffering,
  everyParticipant,
  followChangeForAll,
  isLive,
  namedIn,
  newOffering,
  type OfferingDocument,
  offerings,
  setCapacity,
  syncEverybody,
  withMove,
} from '../booking/public'
import { type CategoryDetails, type ContestCategory, type ContestDocument, contests, isCategory, lastOf } from './contestDocument'
import { syncContest } from './effects'

/**
 * The places of each category are brought to what the contest says now. Afterwards the contest is read again: somebody may have saved it meanwhile,
 * and what followed from that may have come before what was written here.
 */
export const contestRunner = syncContest.does(({ contestId }, { now }) =>
  retryOnConflict(async () => {
    const contest = await contests.get(contestId)
    if (!contest) return
    for (const category of contest.categories) await syncCategory(contest, category, now)
    return (await contests.getPart(contestId, ['revision']))?.revision === contest.revision ? undefined : LOST
  }),
)

async function syncCategory(contest: ContestDocument, category: ContestCategory, at: Date): Promise<void> {
  const { categoryId: id, capacity } = category
  const fields = fieldsOf(contest, category)
  const before = await offerings.getPart(id, ['revision'])
  if (!before && (await offerings.insert(newOffering({ _id: id, capacity, ...fields })))) return
  await changeOffering(id, requestOf(contest, before?.revision ?? 0, id, at), (offering) => {
    const next = setCapacity({ ...offering, ...fields }, capacity, at)
    const moved = isMoved(offering, fields) ? withMove(next, fields.startsAt, at) : next
    return { kind: 'change', next: moved, effects: effectsOf(contest, offering, moved, at) }
  })
}

/** A change of the contest is one request to each category as it was before. */
const requestOf = ({ revision }: ContestDocument, before: number, id: string, now: Date) =>
  systemRequest({ actorId: 'contest', action: 'contest.save', requestId: `contest-${revision}-${before}-${id}`, now })

const OFFER_MINUTES = 120

function fieldsOf(contest: ContestDocument, { title, waitLimit }: ContestCategory) {
  const { _id: contestId, status, opensAt, closesAt, cancelUntil, startsAt, eligibility, rounds, place } = contest
  const details: CategoryDetails = {
    kind: 'category',
    title: `${contest.title}·${title}`,
    contestId,
    place,
    rounds: rounds.map(({ from, to }) => ({ from, to })),
  }
  return {
    status,
    opensAt,
    closesAt,
    cancelUntil,
    startsAt,
    endsAt: lastOf(contest),
    eligibility,
    slots: rounds.slice(0, 1).map(({ from, to }) => ({ from, to })),
    waitLimit,
    offerMinutes: OFFER_MINUTES,
    venue: contestId,
    groupId: contestId,
    details,
  }
}

/** Agendas repeat the times and the title. Of other times and an earlier deadline people are told, too. */
function effectsOf(contest: ContestDocument, before: OfferingDocument, next: OfferingDocument, at: Date): NewEffect[] {
  if (next.moved !== before.moved) return tellChanged(contest, next, '竞赛的时间或地点改了', at)
  if (next.cancelUntil < before.cancelUntil && before.cancelUntil > at) return tellChanged(contest, next, '退出的截止时间提前了', at)
  return before.details.title === next.details.title ? [] : [syncEverybody({ offeringId: next._id, after: null, at })]
}

/** Is a round at another time, or all of it in another place? */
function isMoved({ details }: OfferingDocument, after: { details: CategoryDetails }): boolean {
  if (!isCategory(details)) return false
  const dates = ({ place, rounds }: CategoryDetails) => JSON.stringify([place, rounds])
  return dates(details) !== dates(after.details)
}

/** People who take part or wait hear of it once, and have it in their agendas. */
function tellChanged({ _id, revision, title }: ContestDocument, offering: OfferingDocument, reason: string, at: Date): NewEffect[] {
  if (!everyParticipant(offering).some(([, { state }]) => isLive(state))) return []
  const content = { kind: 'sessionChanged', ...namedIn(offering), title, reason } as const
  const eventId = `${_id}:${revision}:${offering._id}`
  return followChangeForAll({ offeringId: offering._id, eventId, content, phrase: bookingNews.phrases.sessionChanged, at })
}
