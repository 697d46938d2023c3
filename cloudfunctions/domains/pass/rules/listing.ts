import type { ParsedOf } from '../../../../contract/kernel/action'
import { DAY_MS } from '../../../../contract/kernel/duration'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { decideListings } from '../../../../contract/pass/compound'
import type { CompoundId } from '../../../../contract/pass/ids'
import type { PassMessage } from '../../../../contract/pass/messages'
import type { ListingState } from '../../../../contract/pass/pass'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import { eventIdOf } from '../../../kernel/request'
import type { CompoundDocument, Signature } from '../documents/compound'
import type { Listing, PassDocument } from '../documents/pass'
import { syncListing } from '../effects'
import { passNews } from '../messages'
import { isSigned, unsignedParty } from './convention'
import { compoundIdsOf } from './lifecycle'
import { nextDueAt, statusOf } from './passStatus'

export type ListingDecision = ParsedOf<typeof decideListings>['decision']

/** What the property manager's decision on a rider depends on. */
export interface ListingFacts {
  readonly compound: Pick<CompoundDocument, '_id' | 'name' | 'convention'>
  /** The convention's signature by the rider's station; null: it has not signed. */
  readonly station: Signature | null
  readonly requestId: string
  readonly now: Date
}

type Problem = Refusal<'LISTING_CHANGED' | 'PASS_NOT_ACTIVE' | 'CONVENTION_NOT_ACCEPTED' | 'CONVENTION_NOT_SIGNED'>
type Decided = Decision<PassDocument, Problem>

/** The state of a listing as people see it: an approval whose time is over has expired. */
export const listingStateOf = ({ state, until }: Pick<Listing, 'state' | 'until'>, now: Date): ListingState =>
  state === 'approved' && until !== null && until <= now ? 'expired' : state

/** The property manager approves a rider for the white list or prolongs an approval, refuses a request, or removes a rider. The rider is told. */
export function decideListing(pass: PassDocument, decision: ListingDecision, facts: ListingFacts): Decided {
  const listing = pass.listings[facts.compound._id]
  if (!listing || !FROM[decision.kind].includes(listing.state)) return refuse({ code: 'LISTING_CHANGED', details: {} })
  if (decision.kind === 'approve') return approve(pass, listing, decision.days, facts)
  const [state, kind] = decision.kind === 'refuse' ? (['refused', 'listingRefused'] as const) : (['removed', 'listingRemoved'] as const)
  const { reason } = decision
  const content = { kind, compoundName: facts.compound.name, reason }
  return changed(pass, { state, since: facts.now, until: null, reason, face: false }, content, facts)
}

/** The states from which each decision is possible. Only a rider who asks can be approved, so nobody is listed against their will. */
const FROM: Readonly<Record<ListingDecision['kind'], readonly Listing['state'][]>> = {
  approve: ['asked', 'approved'],
  refuse: ['asked'],
  remove: ['approved'],
}

function approve(pass: PassDocument, listing: Listing, days: number, facts: ListingFacts): Decided {
  const problem = problemOf(pass, facts)
  if (problem) return refuse(problem)
  const { now, compound } = facts
  const until = new Date(now.getTime() + days * DAY_MS)
  const since = listingStateOf(listing, now) === 'approved' ? listing.since : now
  const content = { kind: 'listingApproved' as const, compoundName: compound.name, until: until.toISOString() }
  return changed(pass, { state: 'approved', since, until, reason: null, face: listing.face }, content, facts)
}

/** Why a rider can't be approved: the pass is not active, or one of the four parties has not signed the convention. */
function problemOf(pass: PassDocument, { compound, station, now }: ListingFacts): Problem | null {
  const { state } = statusOf(pass, now)
  if (state !== 'active') return { code: 'PASS_NOT_ACTIVE', details: { state } }
  if (!isSigned(pass.convention)) return { code: 'CONVENTION_NOT_ACCEPTED', details: {} }
  const party = unsignedParty(station, compound.convention)
  return party && { code: 'CONVENTION_NOT_SIGNED', details: { party } }
}

function changed(pass: PassDocument, listing: Listing, content: PassMessage, { compound, requestId, now }: ListingFacts): Decided {
  const { _id: passId, personId } = pass
  const told = passNews.tell({ eventId: eventIdOf({ requestId, now }, passId), personId, content, at: now })
  return withListing(pass, compound._id, listing, now, [told])
}

/** More compounds than a rider delivers to. */
export const MOST_LISTINGS = 100

type AskRefusal = Refusal<'PASS_NOT_ACTIVE' | 'CONVENTION_NOT_ACCEPTED' | 'COMPOUND_CLOSED' | 'TOO_MANY'>

/** A rider asks to be put on the white list. If they wait for an answer or are on it already, nothing changes. */
export function decideAsk(
  pass: PassDocument,
  { _id: compoundId, open }: Pick<CompoundDocument, '_id' | 'open'>,
  now: Date,
): Decision<PassDocument, AskRefusal> {
  const { state } = statusOf(pass, now)
  if (state !== 'active') return refuse({ code: 'PASS_NOT_ACTIVE', details: { state } })
  if (!isSigned(pass.convention)) return refuse({ code: 'CONVENTION_NOT_ACCEPTED', details: {} })
  if (!open) return refuse({ code: 'COMPOUND_CLOSED', details: {} })
  const current = pass.listings[compoundId]
  if (current && isWaitingOrOn(current, now)) return { kind: 'change', next: {} }
  if (!current && Object.keys(pass.listings).length >= MOST_LISTINGS) return refuse({ code: 'TOO_MANY', details: { limit: MOST_LISTINGS } })
  return withListing(pass, compoundId, { state: 'asked', since: now, until: null, reason: null, face: false }, now)
}

const isWaitingOrOn = ({ state, until }: Listing, now: Date) => state === 'asked' || (state === 'approved' && until !== null && now < until)

/** A rider takes the request back or leaves the white list. */
export function decideLeave(pass: PassDocument, compoundId: CompoundId, now: Date): Decision<PassDocument> {
  const { [compoundId]: gone, ...listings } = pass.listings
  if (!gone) return { kind: 'change', next: {} }
  return {
    kind: 'change',
    next: { listings, dueAt: nextDueAt({ ...pass, listings }, now) },
    effects: [syncListing({ passId: pass._id, compoundId, at: now })],
  }
}

/** Turns face entry on or off for a rider who is on the white list. */
export function decideFace(
  pass: PassDocument,
  compoundId: CompoundId,
  on: boolean,
  now: Date,
): Decision<PassDocument, Refusal<'LISTING_CHANGED'>> {
  const current = pass.listings[compoundId]
  if (!current || (on && !isWaitingOrOn(current, now))) return refuse({ code: 'LISTING_CHANGED', details: {} })
  return withListing(pass, compoundId, { ...current, face: on }, now)
}

/** The pass with this listing, and the effects of the change. */
export function withListing(
  pass: PassDocument,
  compoundId: CompoundId,
  listing: Listing,
  now: Date,
  told: readonly NewEffect[] = [],
): Decision<PassDocument, never> {
  const listings = { ...pass.listings, [compoundId]: listing }
  return {
    kind: 'change',
    next: { listings, dueAt: nextDueAt({ ...pass, listings }, now) },
    effects: [...told, syncListing({ passId: pass._id, compoundId, at: now })],
  }
}

/** Turns face entry off at every compound where it was on, and brings the face readers there up to date. */
export function decideTurnOffFaces({ _id: passId, listings }: Pick<PassDocument, '_id' | 'listings'>, at: Date): Decision<PassDocument> {
  const on = compoundIdsOf(listings).filter((compoundId) => listings[compoundId]?.face)
  const off = on.reduce((all, compoundId) => withoutFace(all, compoundId), listings)
  return { kind: 'change', next: { listings: off }, effects: on.map((compoundId) => syncListing({ passId, compoundId, at })) }
}

function withoutFace(listings: PassDocument['listings'], compoundId: keyof PassDocument['listings']): PassDocument['listings'] {
  const listing = listings[compoundId]
  return listing ? { ...listings, [compoundId]: { ...listing, face: false } } : listings
}
