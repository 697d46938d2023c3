import type { ContestId } from '../../../contract/contest/ids'
import { unchanged } from '../../kernel/database/decision'
import type { NewEffect } from '../../kernel/effect'
import { systemRequest } from '../../kernel/request'
import type { CategoryDetails } from '../booking/about'
import { changeOffering } from '../booking/changeOffering'
import { syncEverybody, tellEverybody } from '../booking/effects'
import { bookingNews } from '../booking/messages'
import { type OfferingDocument, offerings } from '../booking/offeringDocument'
import { everyParticipant, isLive } from '../booking/rules/entries'
import { setCapacity } from '../booking/rules/places'
import { type ContestCategory, type ContestDocument, contests, lastOf } from './contestDocument'

/** The places of each category are brought to what the contest says now. */
export async function followContest(contestId: ContestId, at: Date): Promise<void> {
  const contest = await contests.get(contestId)
  if (!contest) return
  for (const category of contest.categories) await followCategory(contest, category, at)
}

async function followCategory(contest: ContestDocument, category: ContestCategory, at: Date): Promise<void> {
  const { categoryId: id, capacity } = category
  const fields = fieldsOf(contest, category)
  if (!(await offerings.getPart(id, ['revision'])) && (await offerings.insert(newOffering(category, fields)))) return
  await changeOffering(id, requestOf(contest, id, at), (offering) => ({
    kind: 'change',
    next: { ...setCapacity(offering, capacity, at), ...fields },
    effects: isMoved(offering, fields) ? tellMoved(contest, offering, at) : [],
  }))
}

/** A change of the contest is one request to each category. */
const requestOf = ({ revision }: ContestDocument, id: string, now: Date) =>
  systemRequest({ actorId: 'contest', action: 'contest.save', requestId: `contest-${revision}-${id}`, now })

const OFFER_MINUTES = 120

function fieldsOf(contest: ContestDocument, { title, waitLimit }: ContestCategory) {
  const { _id: contestId, status, opensAt, closesAt, cancelUntil, startsAt, eligibility, rounds } = contest
  const slots = rounds.slice(0, 1).map(({ from, to }) => ({ from, to }))
  const about: CategoryDetails = { kind: 'category', title: `${contest.title}·${title}`, contestId }
  return {
    ...{ status, opensAt, closesAt, cancelUntil, startsAt, endsAt: lastOf(contest), eligibility, slots, waitLimit },
    ...{ place: contestId, about },
  }
}

const newOffering = ({ categoryId: _id, capacity }: ContestCategory, fields: ReturnType<typeof fieldsOf>): OfferingDocument => ({
  ...unchanged,
  ...{ _id, mode: 'firstCome', capacity, free: capacity, waiting: 0, offerMinutes: OFFER_MINUTES, limit: null, cancelReason: null },
  ...{ participants: {}, queue: [], dueAt: null, allocationLog: [], passesBack: 0, drawId: null, drawnAt: null },
  ...{ groupId: null, facets: [], listKey: '', wakeAt: null },
  ...fields,
})

type Times = Pick<OfferingDocument, 'slots' | 'startsAt'>

const isMoved = (before: Times, after: Times) =>
  JSON.stringify([before.slots, before.startsAt]) !== JSON.stringify([after.slots, after.startsAt])

/** People who take part or wait hear that the day is another, once, and have it in their agendas. */
function tellMoved({ _id, revision, title }: ContestDocument, { _id: offeringId, participants: entries }: OfferingDocument, at: Date): NewEffect[] {
  if (!everyParticipant({ participants: entries }).some(([, { state }]) => isLive(state))) return []
  const content = { kind: 'sessionChanged', title, reason: '竞赛时间改了' } as const
  const eventId = `${_id}:${revision}:${offeringId}`
  const phrase = bookingNews.phrases.sessionChanged
  return [syncEverybody({ offeringId, after: null, at }), tellEverybody({ offeringId, eventId, content, phrase, after: null, at })]
}
