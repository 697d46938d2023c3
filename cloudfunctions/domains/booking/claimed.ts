import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import type { WriteRequest } from '../../kernel/request'
import { type AgendaDocument, agendaOf } from './agendaDocument'
import { claimBooking, settleClaim } from './claims'
import { eraseBookings } from './eraseBookings'
import { bookerOf } from './facts'
import { releasePlaces } from './leave'
import type { OfferingHead } from './offeringDocument'
import { ownOfferingOf } from './ownOffering'
import { type AgendaRefusal, decideHolding } from './rules/agenda'
import { liveStateOf } from './rules/entries'

/** Whose time is claimed, for what, by which request. */
export interface Claiming {
  readonly offeringId: OfferingId
  readonly personIds: readonly PersonId[]
  readonly request: WriteRequest
}

type ClaimRefusal = Refusal<'UNAVAILABLE' | 'NOT_VERIFIED'> | AgendaRefusal

/**
 * The one way to a place: claims the time in each agenda, takes the places, and settles the claims. A crash in between is finished by the retry; if none
 * comes, a timer settles the claims by what the offering says.
 *
 * @param head the offering as it was seen; null for a repetition that has taken its places before
 * @param decide why this agenda has no room for it; null: it has
 */
export async function takeClaimed<Done extends object, R extends Refusal>(
  claiming: Claiming,
  head: OfferingHead | null,
  decide: (agenda: AgendaDocument) => R | null,
  take: () => Promise<Done | { readonly refusal: R }>,
): Promise<Done | { readonly refusal: R | ClaimRefusal }> {
  const claimed = head ? await claimAll(claiming, head, decide) : null
  const outcome = claimed ? { refusal: claimed } : await take()
  const refusal = 'refusal' in outcome ? null : await refusalOfUnclaimed(claiming)
  if (refusal) await releasePlaces(claiming.offeringId, claiming.personIds, claiming.request)
  for (const personId of claiming.personIds) await settleClaim(claiming.offeringId, personId, mineOf(claiming))
  const erased = 'refusal' in outcome ? null : await withoutErased(claiming)
  const late = refusal ?? erased
  return late ? { refusal: late } : outcome
}

const mineOf = ({ request }: Claiming) => ({ claim: request.requestId, now: request.now })

async function claimAll<R extends Refusal>(
  claiming: Claiming,
  head: OfferingHead,
  decide: (agenda: AgendaDocument) => R | null,
): Promise<R | Refusal<'UNAVAILABLE'> | null> {
  for (const personId of claiming.personIds) {
    const refusal = await claimBooking(head, personId, mineOf(claiming), decide)
    if (refusal) return refusal
  }
  return null
}

/**
 * A repetition of this request may have let a claim go that this one has used: then something else may have taken its time since, and the places are
 * given back.
 */
async function refusalOfUnclaimed({ offeringId, personIds, request }: Claiming): Promise<AgendaRefusal | null> {
  for (const personId of personIds) {
    const agenda = await agendaOf(personId)
    if (agenda.bookings[offeringId]) continue
    const own = await ownOfferingOf(offeringId, [personId])
    const refusal = own && liveStateOf(own, personId) ? decideHolding(agenda, own, request.now) : null
    if (refusal) return refusal
  }
  return null
}

/** Whoever withdrew the registration while this was under way keeps no place: the erasure may have been through before there was one. */
async function withoutErased({ offeringId, personIds, request }: Claiming): Promise<Refusal<'NOT_VERIFIED'> | null> {
  const left = []
  for (const personId of personIds) if (!(await bookerOf(personId))) left.push(personId)
  for (const personId of left) await eraseBookings(personId, request.now, [offeringId])
  return left.length > 0 ? { code: 'NOT_VERIFIED', details: {} } : null
}
