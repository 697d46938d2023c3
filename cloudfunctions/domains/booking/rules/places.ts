import type { PersonId } from '../../../../contract/kernel/ids'
import type { Entry, OfferingDocument } from '../offeringDocument'
import { changedEntry, entryOf, everyEntry, heldFields, isLive, type LeftState, partyField, partyOf, waitingFields } from './entries'

/** Each function takes an offering and returns it as it is after one thing has happened to its places. */

/** Somebody who books, by the masked name that stands on the roll. */
export interface Seat {
  readonly personId: PersonId
  readonly name: string | null
}

const rewrite = (
  offering: OfferingDocument,
  ids: readonly PersonId[],
  next: (entry: Entry | null, id: PersonId) => Entry,
): OfferingDocument => ({
  ...offering,
  entries: { ...offering.entries, ...Object.fromEntries(ids.map((id) => [id, next(entryOf(offering, id), id)])) },
})

type Fields = Partial<Omit<Entry, 'n'>>

const seated = (offering: OfferingDocument, seats: readonly Seat[], fields: Fields) =>
  rewrite(
    offering,
    seats.map(({ personId }) => personId),
    (entry, id) => changedEntry(entry, { ...fields, name: seats.find(({ personId }) => personId === id)?.name ?? null }),
  )

const idsOf = (seats: readonly Seat[]) => seats.map(({ personId }) => personId)

type Drawn = Pick<Entry, 'drawn'>

/** A party gets places, all or none: whoever calls has seen that there are so many. */
export function give(offering: OfferingDocument, seats: readonly Seat[], now: Date, drawn: Partial<Drawn> = {}): OfferingDocument {
  const ids = idsOf(seats)
  const held = seated(offering, seats, { ...heldFields(ids, now), ...drawn })
  return { ...numbered(held, ids), free: offering.free - ids.length }
}

/** The next numbers for these people. */
function numbered(offering: OfferingDocument, ids: readonly PersonId[]): OfferingDocument {
  const order = [...offering.order, ...ids]
  const withNumbers = ids.map((id) => [id, { ...offering.entries[id], number: order.lastIndexOf(id) + 1 }])
  return { ...offering, order, entries: { ...offering.entries, ...Object.fromEntries(withNumbers) } }
}

/** A party joins the waitlist at its end. */
export function queueUp(offering: OfferingDocument, seats: readonly Seat[], now: Date, drawn: Partial<Drawn> = {}): OfferingDocument {
  const ids = idsOf(seats)
  const queued = seated(offering, seats, { ...waitingFields(ids, now), ...drawn })
  return { ...queued, queue: [...offering.queue, ids], waiting: offering.waiting + ids.length }
}

/** Somebody who was offered a place takes it, together with who came along. */
export function take(offering: OfferingDocument, personId: PersonId, now: Date): OfferingDocument {
  const ids = partyOf(entryOf(offering, personId), personId)
  const held = rewrite(offering, ids, (entry) => changedEntry(entry, { state: 'held', since: now, until: null }))
  return numbered(held, ids)
}

/** Somebody gives a place back: alone, whoever came along stays. */
export function giveBack(offering: OfferingDocument, personId: PersonId, state: LeftState, now: Date): OfferingDocument {
  const back = hasPass(offering, numberIn(offering, personId)) ? 1 : 0
  const left = rewrite(offering, [personId], (entry) => changedEntry(entry, { state, since: now, until: null, number: null }))
  return { ...left, free: offering.free + 1, passesBack: offering.passesBack + back }
}

/** The number of somebody's place: the newest that was given to them. */
export const numberIn = ({ order }: Pick<OfferingDocument, 'order'>, personId: PersonId) => order.lastIndexOf(personId) + 1

/** Does this number have an attendance pass? When one comes back, the next number has one instead: there are never more than the quota. */
export const hasPass = ({ about, passesBack }: Pick<OfferingDocument, 'about' | 'passesBack'>, number: number | null): boolean =>
  about.kind === 'session' && number !== null && number <= about.passQuota + passesBack

/** A party gives up the places that it was offered. */
export function giveUp(offering: OfferingDocument, personId: PersonId, state: LeftState, now: Date): OfferingDocument {
  const ids = partyOf(entryOf(offering, personId), personId)
  const left = rewrite(offering, ids, (entry) => changedEntry(entry, { state, since: now, until: null }))
  return { ...left, free: offering.free + ids.length }
}

/** Somebody no longer waits; whoever came along waits on in the same position. */
export function stopWaiting(offering: OfferingDocument, personId: PersonId, state: LeftState, now: Date): OfferingDocument {
  const left = rewrite(offering, [personId], (entry) => changedEntry(entry, { state, since: now, until: null }))
  const queue = offering.queue.map((party) => party.filter((id) => id !== personId)).filter((party) => party.length > 0)
  return { ...left, queue, waiting: offering.waiting - 1 }
}

const MINUTE_MS = 60_000

/**
 * Offers free places to who waits, in order: to the first party that fits, so that no place stays empty while somebody waits who could have it. Never
 * after the beginning: whoever hears of it too late can't come.
 */
export function promote(offering: OfferingDocument, now: Date): OfferingDocument {
  if (offering.status !== 'published' || now >= offering.startsAt) return offering
  const next = offering.queue.find((party) => party.length <= offering.free)
  if (!next) return offering
  const until = new Date(Math.min(now.getTime() + offering.offerMinutes * MINUTE_MS, offering.startsAt.getTime()))
  const offered = rewrite(offering, next, (entry) => changedEntry(entry, { state: 'offered', since: now, until, party: partyField(next) }))
  const queue = offering.queue.filter((party) => party !== next)
  return promote({ ...offered, queue, waiting: offering.waiting - next.length, free: offering.free - next.length }, now)
}

/** Offers that ran out come free. */
export function expire(offering: OfferingDocument, now: Date): OfferingDocument {
  if (!offering.dueAt || offering.dueAt > now) return offering
  const over = everyEntry(offering).flatMap(([id, { until }]) => (until && until <= now ? [id] : []))
  const expired = rewrite(offering, over, (entry) => changedEntry(entry, { state: 'expired', since: now, until: null }))
  return { ...expired, free: offering.free + over.length }
}

/** When the earliest offer runs out; null: none is open. */
export function dueAtOf(offering: OfferingDocument): Date | null {
  const times = everyEntry(offering).flatMap(([, { until }]) => (until ? [until.getTime()] : []))
  return times.length > 0 ? new Date(times.reduce((least, time) => Math.min(least, time))) : null
}

/**
 * What time alone has brought: offers run out, and what came free is offered to the next in line. Whether an offer still holds is decided by its time,
 * not by this: run late or twice, nobody gains or loses a place by it. The next one's time begins when the offer is made, so nobody's runs out unheard.
 */
export const advance = (offering: OfferingDocument, now: Date): OfferingDocument => promote(expire(offering, now), now)

/** More places are offered to who waits; fewer take a place from nobody: none is free until enough have left. */
export const setCapacity = (offering: OfferingDocument, capacity: number, now: Date): OfferingDocument =>
  promote({ ...offering, capacity, free: offering.free + capacity - offering.capacity }, now)

/** So many who have left are remembered, the newest, so that a late repetition of a request doesn't book again. */
const MOST_LEFT = 500

/** Forgets who left longest ago, where too many have: a document ends at 1 MB. */
export function forgetOldest(offering: OfferingDocument): OfferingDocument {
  const left = everyEntry(offering).filter(([, { state }]) => !isLive(state))
  if (left.length <= MOST_LEFT) return offering
  const byAge = left.sort(([, a], [, b]) => a.since.getTime() - b.since.getTime())
  const forgotten = new Set<string>(byAge.slice(0, left.length - MOST_LEFT).map(([id]) => id))
  return { ...offering, entries: Object.fromEntries(everyEntry(offering).filter(([id]) => !forgotten.has(id))) }
}
