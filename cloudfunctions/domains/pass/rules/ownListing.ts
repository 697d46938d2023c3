import type { Refusal } from '../../../../contract/kernel/refusal'
import type { CompoundId } from '../../../../contract/pass/ids'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import type { CompoundDocument } from '../compounds/compoundDocument'
import { syncListing } from '../effects'
import type { Listing, PassDocument } from '../pass/passDocument'
import { isSigned } from './convention'
import { dueAfter, standingOf } from './passState'

/** More compounds than anybody rides to. */
const MOST_LISTINGS = 100

type AskRefusal = Refusal<'PASS_NOT_ACTIVE' | 'CONVENTION_NOT_ACCEPTED' | 'COMPOUND_CLOSED' | 'TOO_MANY'>

/** A rider asks for the white list. Asked or approved already: nothing changes. */
export function decideAsk(
  pass: PassDocument,
  { _id: compoundId, open }: Pick<CompoundDocument, '_id' | 'open'>,
  now: Date,
): Decision<PassDocument, AskRefusal> {
  const { state } = standingOf(pass, now)
  if (state !== 'active') return refuse({ code: 'PASS_NOT_ACTIVE', details: { state } })
  if (!isSigned(pass.convention)) return refuse({ code: 'CONVENTION_NOT_ACCEPTED', details: {} })
  if (!open) return refuse({ code: 'COMPOUND_CLOSED', details: {} })
  const current = pass.listings[compoundId]
  if (current && isWaitingOrOn(current, now)) return { kind: 'change', next: {} }
  if (!current && Object.keys(pass.listings).length >= MOST_LISTINGS) return refuse({ code: 'TOO_MANY', details: { limit: MOST_LISTINGS } })
  return withListing(pass, compoundId, { state: 'asked', since: now, until: null, reason: null, face: false }, now)
}

const isWaitingOrOn = ({ state, until }: Listing, now: Date) => state === 'asked' || (state === 'approved' && until !== null && now < until)

/** The rider takes the question back or leaves the list. */
export function decideLeave(pass: PassDocument, compoundId: CompoundId, now: Date): Decision<PassDocument> {
  const { [compoundId]: gone, ...listings } = pass.listings
  if (!gone) return { kind: 'change', next: {} }
  return {
    kind: 'change',
    next: { listings, dueAt: dueAfter({ ...pass, listings }, now) },
    effects: [syncListing({ passId: pass._id, compoundId, at: now })],
  }
}

/** Face entry on or off, for who is on the list. */
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

/** The pass with this listing, and what follows from it. */
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
    next: { listings, dueAt: dueAfter({ ...pass, listings }, now) },
    effects: [...told, syncListing({ passId: pass._id, compoundId, at: now })],
  }
}
