import type { NewEffect } from '../../kernel/effect'
import { systemRequest } from '../../kernel/request'
import {
  bookingNews,
  changeOffering,
  everyParticipant,
  followChangeForAll,
  isLive,
  newOffering,
  type OfferingDocument,
  offerings,
  setCapacity,
  syncEverybody,
} from '../booking/public'
import { type CategoryDetails, type ContestCategory, type ContestDocument, contests, lastOf } from './contestDocument'
import { syncContest } from './effects'

/** The places of each category are brought to what the contest says now. */
export const contestRunner = syncContest.does(async ({ contestId, at }) => {
  const contest = await contests.get(contestId)
  if (!contest) return
  for (const category of contest.categories) await syncCategory(contest, category, at)
})

async function syncCategory(contest: ContestDocument, category: ContestCategory, at: Date): Promise<void> {
  const { categoryId: id, capacity } = category
  const fields = fieldsOf(contest, category)
  if (!(await offerings.getPart(id, ['revision'])) && (await offerings.insert(newOffering({ _id: id, capacity, ...fields })))) return
  await changeOffering(id, requestOf(contest, id, at), (offering) => ({
    kind: 'change',
    next: { ...setCapacity(offering, capacity, at), ...fields },
    effects: effectsOf(contest, offering, fields, at),
  }))
}

/** A change of the contest is one request to each category. */
const requestOf = ({ revision }: ContestDocument, id: string, now: Date) =>
  systemRequest({ actorId: 'contest', action: 'contest.save', requestId: `contest-${revision}-${id}`, now })

const OFFER_MINUTES = 120

function fieldsOf(contest: ContestDocument, { title, waitLimit }: ContestCategory) {
  const { _id: contestId, status, opensAt, closesAt, cancelUntil, startsAt, eligibility, rounds } = contest
  const details: CategoryDetails = { kind: 'category', title: `${contest.title}·${title}`, contestId }
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
    details,
  }
}

type Times = Pick<OfferingDocument, 'slots' | 'startsAt'>

/** Agendas repeat the times and the title. Of other times people are told, too. */
function effectsOf(contest: ContestDocument, offering: OfferingDocument, next: Fields, at: Date): NewEffect[] {
  if (isMoved(offering, next)) return tellMoved(contest, offering, at)
  return offering.details.title === next.details.title ? [] : [syncEverybody({ offeringId: offering._id, after: null, at })]
}

type Fields = ReturnType<typeof fieldsOf>

const isMoved = (before: Times, after: Times) =>
  JSON.stringify([before.slots, before.startsAt]) !== JSON.stringify([after.slots, after.startsAt])

/** People who take part or wait hear that the day is another, once, and have it in their agendas. */
function tellMoved({ _id, revision, title }: ContestDocument, offering: OfferingDocument, at: Date): NewEffect[] {
  if (!everyParticipant(offering).some(([, { state }]) => isLive(state))) return []
  const content = { kind: 'sessionChanged', title, reason: '竞赛时间改了' } as const
  const eventId = `${_id}:${revision}:${offering._id}`
  return followChangeForAll({ offeringId: offering._id, eventId, content, phrase: bookingNews.phrases.sessionChanged, at })
}
