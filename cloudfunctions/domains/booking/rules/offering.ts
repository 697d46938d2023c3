import type { Refusal } from '../../../../contract/kernel/refusal'
import { unchanged } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import type { OfferingDocument } from '../offeringDocument'

/** What every domain must say of its offering. */
type Required =
  | '_id'
  | 'capacity'
  | 'opensAt'
  | 'closesAt'
  | 'startsAt'
  | 'endsAt'
  | 'cancelUntil'
  | 'offerMinutes'
  | 'slots'
  | 'venue'
  | 'details'

/** An offering that nobody has booked. What isn't given is as plain as it can be: a draft, first come first served, for everybody, in no list. */
export const newOffering = (
  given: Pick<OfferingDocument, Required> & Partial<Omit<OfferingDocument, Required | 'listKey'>>,
): OfferingDocument => ({
  ...unchanged,
  status: 'draft',
  cancelReason: null,
  moved: null,
  mode: 'firstCome',
  free: given.capacity,
  waitLimit: 0,
  waiting: 0,
  takings: 0,
  eligibility: [],
  limit: null,
  participants: {},
  queue: [],
  dueAt: null,
  allocationLog: [],
  allocatedBefore: 0,
  benefit: null,
  drawId: null,
  drawnAt: null,
  groupId: null,
  facets: [],
  listKey: listKeyOf(given.startsAt, given._id),
  wakeAt: null,
  ...given,
})

/**
 * Where an offering stands in lists: by its beginning. Dozens begin on one evening at 19:00, and a page may end between any two of them, so the id
 * makes the key unique.
 */
export const listKeyOf = (startsAt: Date, id: string) => `${startsAt.toISOString()} ${id}`

/** Before everything that begins later than this. */
export const listKeyAfter = (instant: Date) => `${instant.toISOString()} ~`

/** What a rule decides about an offering: how it is afterwards and what must follow, or why not. */
export type OfferingDecision<R extends Refusal> =
  | { readonly kind: 'change'; readonly next: OfferingDocument; readonly effects?: readonly NewEffect[] }
  | { readonly kind: 'refuse'; readonly refusal: R }
