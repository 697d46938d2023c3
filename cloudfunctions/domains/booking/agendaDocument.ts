import type { BookingEntryState } from '../../../contract/booking/booking'
import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { openCollection } from '../../kernel/database/collection'
import type { Slot } from './offeringDocument'

/**
 * All bookings of one person. It decides what no offering can: that two bookings don't clash, that there are not too many of one kind, and whether
 * somebody may book at all (no-shows). The time is reserved here before a place is taken there. The offering alone says who has a place;
 * what stands here is a copy.
 */
export interface AgendaDocument {
  readonly _id: PersonId
  readonly revision: number
  readonly bookings: Readonly<Record<OfferingId, AgendaBooking>>
  readonly penalties: readonly Penalty[]
  readonly credits: readonly Credit[]
  /** Until when nothing can be booked for what an earlier registration of the same identity number has missed. */
  readonly blockedUntil?: Date | null
  /** Since when a reservation has been open, or the agenda is new; null: neither. A timer settles what is old (`jobs.ts`). */
  readonly reservingSince: Date | null
  /**
   * When it was made. An erasure that was through just before has not seen it, so a timer asks once more whether the person is there, and then sets it
   * to null.
   */
  readonly newSince?: Date | null
}

export interface AgendaBooking {
  /** `reserved`: a place is about to be taken. */
  readonly state: 'reserved' | BookingEntryState
  readonly since: Date
  /** The request that reserved the time; null once it is settled. */
  readonly reservation: string | null
  readonly title: string
  readonly kind: string | null
  readonly venue: string
  readonly slots: readonly Slot[]
  readonly endsAt: Date
  /** Of the offering, when this was copied: a later copy is never overwritten by an earlier one. */
  readonly revision: number
}

/** Missed without word, or given back too late. */
export interface Penalty {
  /** Names it once and for good. */
  readonly key: string
  readonly kind: 'noShow' | 'late'
  readonly offeringId: OfferingId
  readonly title: string
  readonly at: Date
}

/** A place was given back early enough for others. */
export interface Credit {
  readonly key: string
  readonly at: Date
}

export const agendas = openCollection<AgendaDocument>({
  name: 'agendas',
  indexes: [
    {
      name: 'reservingSince',
      keys: [
        ['reservingSince', 1],
        ['_id', 1],
      ],
    },
  ],
  retention: { keep: 'untilErased', why: 'Own bookings and no-shows; goes with the registration.' },
  copies: [
    { field: 'bookings.title', of: 'offerings.details.title', kind: 'copy' },
    { field: 'penalties.title', of: 'offerings.details.title', kind: 'history' },
  ],
})

/** An agenda without anything in it, not stored. */
export const emptyAgenda = (personId: PersonId): AgendaDocument => ({
  _id: personId,
  revision: 0,
  bookings: {},
  penalties: [],
  credits: [],
  reservingSince: null,
})

/** The person's agenda; an empty one, not stored, when there is none. */
export const agendaOf = async (personId: PersonId): Promise<AgendaDocument> => (await agendas.get(personId)) ?? emptyAgenda(personId)

/** Stores an agenda if it still is as it was read. @returns the agenda as it is then; null: somebody else was quicker */
export async function saveAgenda(read: AgendaDocument, next: AgendaDocument, now: Date): Promise<AgendaDocument | null> {
  const { _id, bookings, penalties, credits, blockedUntil = null } = next
  const newSince = read.revision === 0 ? now : (next.newSince ?? null)
  // Named one by one: the database refuses an update that carries the `_id`.
  const fields = {
    bookings,
    penalties,
    credits,
    blockedUntil,
    newSince,
    reservingSince: oldestOf(bookings, newSince),
    revision: read.revision + 1,
  }
  const saved = await (read.revision === 0 ? agendas.insert({ _id, ...fields }) : agendas.update(_id, { revision: read.revision }, fields))
  return saved ? { _id, ...fields } : null
}

/** Since when a timer has had something to settle. */
function oldestOf(bookings: AgendaDocument['bookings'], newSince: Date | null): Date | null {
  const reserved = Object.values<AgendaBooking>(bookings).filter(({ reservation }) => reservation !== null)
  const times = [...reserved.map(({ since }) => since), ...(newSince ? [newSince] : [])].map((since) => since.getTime())
  return times.length > 0 ? new Date(Math.min(...times)) : null
}
