import type { BookingEntryState } from '../../../contract/booking/booking'
import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { openCollection } from '../../kernel/database/collection'
import type { Slot } from './offeringDocument'

/**
 * All bookings of one person. It decides what no offering can: that two bookings don't clash, that there are not too many of one kind, and whether
 * somebody may book at all (no-shows). A place is claimed here before it is taken there; who has it is the offering's word, of which this is a copy.
 */
export interface AgendaDocument {
  readonly _id: PersonId
  readonly revision: number
  readonly bookings: Readonly<Record<OfferingId, AgendaBooking>>
  readonly marks: readonly Mark[]
  readonly credits: readonly Credit[]
  /** Since when a claim has been open; null: none is. Old ones were left by a crash, and a timer settles them. */
  readonly claimingSince: Date | null
}

export interface AgendaBooking {
  /** `claimed`: a place is about to be taken. */
  readonly state: 'claimed' | BookingEntryState
  readonly since: Date
  /** The try that claimed it; null once it is settled. */
  readonly claim: string | null
  readonly title: string
  readonly kind: string | null
  readonly place: string
  readonly slots: readonly Slot[]
  readonly endsAt: Date
  /** Of the offering, when this was copied: a later copy is never overwritten by an earlier one. */
  readonly revision: number
}

/** Missed without word, or given back too late. */
export interface Mark {
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
  indexes: [{ name: 'claimingSince', keys: [['claimingSince', 1]] }],
  retention: { keep: 'untilErased', why: 'Own bookings and no-shows; goes with the registration.' },
})

const empty = (personId: PersonId): AgendaDocument => ({
  ...{ _id: personId, revision: 0, bookings: {}, marks: [], credits: [], claimingSince: null },
})

/** The person's agenda; an empty one, not stored, when there is none. */
export const agendaOf = async (personId: PersonId): Promise<AgendaDocument> => (await agendas.get(personId)) ?? empty(personId)

/** Stores an agenda if it still is as it was read. */
export async function saveAgenda(read: AgendaDocument, next: Omit<AgendaDocument, '_id' | 'revision'>): Promise<boolean> {
  const { bookings, marks, credits, claimingSince } = next
  // Named one by one: the database refuses an update that carries the `_id`, which an agenda that was read has with it.
  const fields = { bookings, marks, credits, claimingSince, revision: read.revision + 1 }
  return read.revision === 0 ? agendas.insert({ _id: read._id, ...fields }) : agendas.update(read._id, { revision: read.revision }, fields)
}
