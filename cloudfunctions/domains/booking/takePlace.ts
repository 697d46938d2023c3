import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import type { Condition, Modification, Operation } from '../../kernel/database/modify'
import type { WriteRequest } from '../../kernel/request'
import { changeOffering } from './changeOffering'
import { type OfferingDocument, type OwnOffering, offerings } from './offeringDocument'
import { ownOfferingOf } from './ownOffering'
import { earlierUseOf, withMark } from './requestMark'
import { type BookingRefusal, decideBooking, decideByPlaces, type Way } from './rules/decideBooking'
import { changedEntry, entryOf, heldFields, liveStateOf, waitingFields } from './rules/entries'
import { give, promote, queueUp, type Seat, take } from './rules/places'

/** Who wants places of what. */
export interface Asking {
  readonly offeringId: OfferingId
  /** Together or not at all; the first one's entry remembers the request. */
  readonly personIds: readonly [PersonId, ...PersonId[]]
  readonly way: Way
  readonly request: WriteRequest
}

export interface Taking extends Asking {
  /** The same people, by name. */
  readonly seats: readonly Seat[]
}

export type TakingRefusal = BookingRefusal | Refusal<'REQUEST_REUSED' | 'NOT_FOUND' | 'NOT_VERIFIED'>

/** What is known before anything is written: it is refused, it was done before by this request, or it may be tried. */
export type Look =
  | { readonly refusal: TakingRefusal }
  | { readonly done: OwnOffering }
  | { readonly own: OwnOffering; readonly kind: 'take' | 'queue' | 'look' }

/** Looks whether there is a chance. Who comes too late is turned away here: a sold-out offering costs two reads and no write. */
export async function lookAt({ offeringId, personIds, way, request }: Asking): Promise<Look> {
  const own = await ownOfferingOf(offeringId, personIds)
  if (!own) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const earlier = earlierUseOf(own, personIds[0], request)
  if (earlier === 'otherQuestion') return { refusal: { code: 'REQUEST_REUSED', details: {} } }
  if (earlier === 'retry') return { done: own }
  const decision = decideBooking(own, personIds, way, request.now)
  return decision.kind === 'refuse' ? { refusal: decision.refusal } : { own, kind: decision.kind }
}

/**
 * Takes places for a party, or queues it up. In a rush this is one conditional write of one document, which holds only if the places are free in that
 * instant; whoever loses looks again, and is mostly told that all are gone.
 *
 * @param first what was seen before (`lookAt`)
 */
export async function takePlace(taking: Taking, first: Look): Promise<TakingRefusal | null> {
  for (let look = first; ; look = await lookAt(taking)) {
    if ('refusal' in look) return look.refusal
    if ('done' in look) return null
    const refusal = refusalOfErased(taking, first, look.own)
    if (refusal) return refusal
    if (look.kind === 'look') return takeLooking(taking, first)
    if (await offerings.modify(taking.offeringId, writeOf(taking, look.own, look.kind))) return null
  }
}

/** Somebody has withdrawn the registration since the first look: the erasure has been here, and would not come again. */
function refusalOfErased({ personIds }: Asking, first: Look, now: Pick<OfferingDocument, 'entries'>): Refusal<'NOT_VERIFIED'> | null {
  const before = 'own' in first ? first.own.entries : now.entries
  const isErased = personIds.some((id) => now.entries[id]?.name === null && now.entries[id]?.n !== before[id]?.n)
  return isErased ? { code: 'NOT_VERIFIED', details: {} } : null
}

function writeOf({ personIds: ids, seats, request }: Taking, own: OwnOffering, kind: 'take' | 'queue'): Modification<OfferingDocument> {
  const n = ids.length
  const conditions =
    kind === 'take' ? { free: { atLeast: n }, waiting: { is: 0 } } : { free: { atMost: 0 }, waiting: { atMost: own.waitLimit - n } }
  const changes = kind === 'take' ? { free: { add: -n }, order: { append: ids } } : { waiting: { add: n }, queue: { append: [ids] } }
  return {
    when: { ...stillOpen(request.now), ...conditions, ...asRead(own, ids) },
    change: { revision: { add: 1 }, ...changes, ...entriesOf(own, seats, request, kind) },
  }
}

/** What was read may have been changed by staff since. */
const stillOpen = (now: Date) => ({
  ...{ status: { is: 'published' }, mode: { is: 'firstCome' }, opensAt: { atMost: now } },
  ...{ closesAt: { above: now }, startsAt: { above: now } },
})

/** A late repetition must not book again for who has left since: the own entry is as it was read. */
const asRead = (own: OwnOffering, ids: readonly PersonId[]) =>
  Object.fromEntries(
    ids.map((id): [string, Condition] => {
      const entry = entryOf(own, id)
      return [`entries.${id}.n`, entry ? { is: entry.n } : { absent: true }]
    }),
  )

function entriesOf(own: OwnOffering, seats: readonly Seat[], request: WriteRequest, kind: 'take' | 'queue') {
  const ids = seats.map(({ personId }) => personId)
  const fields = kind === 'take' ? heldFields(ids, request.now) : waitingFields(ids, request.now)
  return Object.fromEntries(
    seats.map(({ personId, name }, at): [string, Operation] => {
      const entry = changedEntry(entryOf(own, personId), { ...fields, name })
      return [`entries.${personId}`, { set: at === 0 ? { ...entry, applied: withMark(entry, request) } : entry }]
    }),
  )
}

/** The way for which the lists of people must be looked at. */
async function takeLooking(taking: Taking, first: Look): Promise<TakingRefusal | null> {
  const { offeringId, personIds, seats, way, request } = taking
  const outcome = await changeOffering<BookingRefusal | Refusal<'NOT_VERIFIED'>>(
    offeringId,
    request,
    (offering) => {
      const erased = refusalOfErased(taking, first, offering)
      if (erased) return { kind: 'refuse', refusal: erased }
      const decision = decideBooking({ ...offering, dueAt: null }, personIds, way, request.now)
      if (decision.kind === 'refuse') return decision
      return {
        kind: 'change',
        next:
          decideByPlaces(offering, seats.length, way).kind === 'take'
            ? give(offering, seats, request.now)
            : joined(offering, seats, personIds[0], request.now),
      }
    },
    { entryOf: personIds[0] },
  )
  return 'refusal' in outcome ? outcome.refusal : null
}

/** Queues a party up; if it is the first that fits, it is here and takes the places at once. */
function joined(offering: OfferingDocument, seats: readonly Seat[], lead: PersonId, now: Date): OfferingDocument {
  const promoted = promote(queueUp(offering, seats, now), now)
  return liveStateOf(promoted, lead) === 'offered' ? take(promoted, lead, now) : promoted
}
