import type { Refusal } from '../../../contract/errors'
import type { PersonId } from '../../../contract/ids'
import { agendaOf } from './agendaDocument'
import { claimBooking, settleClaim } from './claims'
import { eraseBookings } from './eraseBookings'
import { type Booker, bookerOf } from './facts'
import { releasePlaces } from './leave'
import type { OwnOffering } from './offeringDocument'
import { decideHolding, type Hindrance, hindranceOf } from './rules/agenda'
import { type Asking, lookAt, type TakingRefusal, takePlace } from './takePlace'

export type BookRefusal = TakingRefusal | Hindrance | Refusal<'UNAVAILABLE' | 'NOT_VERIFIED'>

/**
 * Books places for one person, or for a party together or not at all: looks whether there are any, claims them in each agenda, takes them, and settles
 * the claims. A crash in between is finished by the retry; if none comes, a timer settles the claims by what the offering says.
 *
 * @returns why not, or null
 */
export async function book(asking: Asking): Promise<BookRefusal | null> {
  const look = await lookAt(asking)
  if ('refusal' in look) return look.refusal
  const seats = await bookersOf(asking.personIds)
  if (!seats) return { code: 'NOT_VERIFIED', details: {} }
  const refusal = ('own' in look ? await claimAll(look.own, asking, seats) : null) ?? (await takePlace({ ...asking, seats }, look))
  if (refusal) return settled(asking, refusal)
  return confirmAll(asking)
}

/** All of them, or null when one is no verified rider. */
async function bookersOf(personIds: readonly PersonId[]): Promise<readonly Booker[] | null> {
  const all = await Promise.all(personIds.map(bookerOf))
  const known = all.filter((one) => one !== null)
  return known.length === all.length ? known : null
}

const mineOf = ({ request }: Asking) => ({ claim: request.requestId, now: request.now })

async function claimAll(own: OwnOffering, asking: Asking, seats: readonly Booker[]): Promise<Hindrance | Refusal<'UNAVAILABLE'> | null> {
  for (const { personId, facts } of seats) {
    const refusal = await claimBooking(own, personId, mineOf(asking), (agenda) => hindranceOf(agenda, own, facts, asking.request.now))
    if (refusal) return refusal
  }
  return null
}

/** Nothing was taken: what was claimed for it is free again. */
async function settled(asking: Asking, refusal: BookRefusal): Promise<BookRefusal> {
  for (const personId of asking.personIds) await settleClaim(asking.offeringId, personId, mineOf(asking))
  return refusal
}

/**
 * The claims become bookings. A repetition of this request may have let a claim go that this one has used: if something else has taken its time since,
 * the places are given back.
 */
async function confirmAll(asking: Asking): Promise<BookRefusal | null> {
  for (const personId of asking.personIds) {
    const refusal = await decideUnclaimed(asking, personId)
    if (!refusal) continue
    await releasePlaces(asking.offeringId, asking.personIds, asking.request)
    return settled(asking, refusal)
  }
  for (const personId of asking.personIds) await settleClaim(asking.offeringId, personId, mineOf(asking))
  return withoutErased(asking)
}

/** Whoever withdrew the registration while this was under way keeps no place: the erasure may have been through before there was one. */
async function withoutErased({ offeringId, personIds, request }: Asking): Promise<BookRefusal | null> {
  const left = []
  for (const personId of personIds) if (!(await bookerOf(personId))) left.push(personId)
  for (const personId of left) await eraseBookings(personId, request.now, [offeringId])
  return left.length > 0 ? { code: 'NOT_VERIFIED', details: {} } : null
}

async function decideUnclaimed(asking: Asking, personId: PersonId): Promise<BookRefusal | null> {
  const agenda = await agendaOf(personId)
  if (agenda.bookings[asking.offeringId]) return null
  const look = await lookAt(asking)
  return 'done' in look ? decideHolding(agenda, look.done, asking.request.now) : null
}
