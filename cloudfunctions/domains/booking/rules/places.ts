import { offerEndsAt } from '../../../../contract/booking/bounds'
import { MINUTE_MS } from '../../../../contract/kernel/duration'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { OfferingDocument, Participant } from '../offeringDocument'
import { numberOf } from './numbers'
import {
  changedParticipant,
  everyParticipant,
  heldFields,
  isLive,
  isOfferOver,
  type LeftState,
  leftFields,
  liveStateOf,
  offerUntil,
  type ParticipantFields,
  participantOf,
  partyField,
  partyOf,
  type TakenBy,
  takenFields,
  waitingFields,
} from './participants'

/** Each function takes an offering and returns it as it is after one thing has happened to its places. */

/** Somebody by the masked name that stands on the roll. */
export interface NamedPerson {
  readonly personId: PersonId
  readonly name: string | null
}

const rewrite = (
  offering: OfferingDocument,
  ids: readonly PersonId[],
  next: (participant: Participant | null, id: PersonId) => Participant,
): OfferingDocument => ({
  ...offering,
  participants: { ...offering.participants, ...Object.fromEntries(ids.map((id) => [id, next(participantOf(offering, id), id)])) },
})

const idsOf = (people: readonly NamedPerson[]) => people.map(({ personId }) => personId)

const enter = (offering: OfferingDocument, people: readonly NamedPerson[], fields: ParticipantFields) =>
  rewrite(offering, idsOf(people), (participant, id) => {
    const name = people.find(({ personId }) => personId === id)?.name ?? null
    return changedParticipant(participant, { ...fields, name })
  })

/** A party gets places, all or none: the caller has seen that there are so many. */
export function give(offering: OfferingDocument, people: readonly NamedPerson[], now: Date, by: TakenBy = 'self'): OfferingDocument {
  const ids = idsOf(people)
  const held = enter(offering, people, heldFields(now, by))
  return { ...numbered(held, ids), free: offering.free - ids.length }
}

/** The next numbers for these people. */
function numbered(offering: OfferingDocument, ids: readonly PersonId[]): OfferingDocument {
  const allocationLog = [...offering.allocationLog, ...ids]
  const numberIn = (id: PersonId) => offering.allocatedBefore + allocationLog.lastIndexOf(id) + 1
  const withNumbers = ids.map((id) => [id, { ...offering.participants[id], number: numberIn(id) }])
  return { ...offering, allocationLog, participants: { ...offering.participants, ...Object.fromEntries(withNumbers) } }
}

/** A party joins the waitlist at its end. */
export function queueUp(offering: OfferingDocument, people: readonly NamedPerson[], now: Date): OfferingDocument {
  const ids = idsOf(people)
  const queued = enter(offering, people, waitingFields(now))
  return { ...queued, queue: [...offering.queue, ids], waiting: offering.waiting + ids.length }
}

/** A party that comes last gets places, or waits. If it is the first of those who wait that fits, it is here to take the places at once. */
export function giveOrQueue(offering: OfferingDocument, people: readonly NamedPerson[], now: Date, by: TakenBy = 'self'): OfferingDocument {
  const [lead] = idsOf(people)
  if (!lead) return offering
  if (offering.waiting === 0 && offering.free >= people.length) return give(offering, people, now, by)
  const promoted = promote(queueUp(offering, people, now), now)
  return liveStateOf(promoted, lead) === 'offered' ? take(promoted, lead, now, by) : promoted
}

/** Somebody who was offered a place takes it, together with everybody of the party, for whom it is a decision of others. */
export function take(offering: OfferingDocument, personId: PersonId, now: Date, by: TakenBy = 'self'): OfferingDocument {
  const ids = partyOf(participantOf(offering, personId), personId)
  const held = rewrite(offering, ids, (participant, id) =>
    changedParticipant(participant, takenFields(now, id === personId ? by : 'others')),
  )
  return numbered(held, ids)
}

/** Somebody gives a place back: alone, the others of the party stay. */
export function giveBack(offering: OfferingDocument, personId: PersonId, state: LeftState, now: Date): OfferingDocument {
  const number = numberOf(offering, personId)
  const { benefit } = offering
  const left = rewrite(offering, [personId], (participant) => changedParticipant(participant, leftFields(state, now)))
  const returned = benefit && hasBenefit(offering, number) ? { ...benefit, returned: benefit.returned + 1 } : benefit
  return { ...left, free: offering.free + 1, benefit: returned }
}

/** Does this number carry the benefit? When one comes back, the next number has it instead: there are never more than the quota. */
export const hasBenefit = ({ benefit }: Pick<OfferingDocument, 'benefit'>, number: number | null): boolean =>
  benefit !== null && number !== null && number <= benefit.quota + benefit.returned

/** A party gives up the places that it was offered. */
export function giveUp(offering: OfferingDocument, personId: PersonId, state: LeftState, now: Date): OfferingDocument {
  const ids = partyOf(participantOf(offering, personId), personId)
  const left = rewrite(offering, ids, (participant) => changedParticipant(participant, leftFields(state, now)))
  return { ...left, free: offering.free + ids.length }
}

/** Somebody no longer waits; the others of the party wait on in the same position. */
export function stopWaiting(offering: OfferingDocument, personId: PersonId, state: LeftState, now: Date): OfferingDocument {
  const left = rewrite(offering, [personId], (participant) => changedParticipant(participant, leftFields(state, now)))
  const queue = offering.queue.map((party) => party.filter((id) => id !== personId)).filter((party) => party.length > 0)
  return { ...left, queue, waiting: offering.waiting - 1 }
}

/** Somebody leaves in this state, whatever they had; what comes free is offered to the next in the same update. */
export function withoutPerson(offering: OfferingDocument, personId: PersonId, state: LeftState, now: Date): OfferingDocument {
  switch (liveStateOf(offering, personId)) {
    case 'held':
      return promote(giveBack(offering, personId, state, now), now)
    case 'offered':
      return promote(giveUp(offering, personId, state, now), now)
    case 'waiting':
      return promote(stopWaiting(offering, personId, state, now), now)
    case null:
      return offering
  }
}

/**
 * Offers free places to those who wait, in order: to the first party that fits, so that no place stays empty while somebody waits who could have it.
 * Never after the beginning: somebody who hears of it too late can't come.
 */
export function promote(offering: OfferingDocument, now: Date): OfferingDocument {
  if (offering.status !== 'published' || now >= offering.startsAt) return offering
  const next = offering.queue.find((party) => party.length <= offering.free)
  if (!next) return offering
  const until = offerEndsAt(new Date(now.getTime() + offering.offerMinutes * MINUTE_MS), offering.startsAt)
  const offered = rewrite(offering, next, (participant) =>
    changedParticipant(participant, { state: 'offered', since: now, until, party: partyField(next) }),
  )
  const queue = offering.queue.filter((party) => party !== next)
  return promote({ ...offered, queue, waiting: offering.waiting - next.length, free: offering.free - next.length }, now)
}

/** Offers that ran out come free. */
function expire(offering: OfferingDocument, now: Date): OfferingDocument {
  const over = everyParticipant(offering).flatMap(([id, participant]) => (isOfferOver(offering, participant, now) ? [id] : []))
  if (over.length === 0) return offering
  const expired = rewrite(offering, over, (participant) => changedParticipant(participant, leftFields('expired', now)))
  return { ...expired, free: offering.free + over.length }
}

/** When the earliest offer runs out; null: none is open. */
export function dueAtOf(offering: OfferingDocument): Date | null {
  const times = everyParticipant(offering).flatMap(([, participant]) => offerUntil(offering, participant)?.getTime() ?? [])
  return times.length > 0 ? new Date(times.reduce((least, time) => Math.min(least, time))) : null
}

/**
 * What time alone has brought: offers run out, and what came free is offered to the next in line. Whether an offer still holds is decided by its
 * time, not by this: run late or twice, nobody gains or loses a place by it. The time of the next one begins when the offer is made, so that no offer
 * runs out unheard.
 */
export const advance = (offering: OfferingDocument, now: Date): OfferingDocument => promote(expire(offering, now), now)

/** More places are offered to those who wait; fewer take a place from nobody: none is free until enough have left. */
export const setCapacity = (offering: OfferingDocument, capacity: number, now: Date): OfferingDocument =>
  promote({ ...offering, capacity, free: offering.free + capacity - offering.capacity }, now)

/** So many who have left are remembered, the newest, so that a late repetition of a request doesn't book again. */
const MOST_LEFT = 500

/** Forgets those who left longest ago, where too many have: a document ends at 1 MB. */
export function forgetOldest(offering: OfferingDocument): OfferingDocument {
  const left = everyParticipant(offering).filter(([, { state }]) => !isLive(state))
  if (left.length <= MOST_LEFT) return offering
  const byAge = left.sort(([, a], [, b]) => a.since.getTime() - b.since.getTime())
  const forgotten = new Set<string>(byAge.slice(0, left.length - MOST_LEFT).map(([id]) => id))
  return { ...offering, participants: Object.fromEntries(everyParticipant(offering).filter(([id]) => !forgotten.has(id))) }
}
