import type { BookingEntryState } from '../../../../contract/booking/booking'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { Entry, OfferingDocument, Party } from '../offeringDocument'

/** The states of who takes part or wants to; in all others somebody has left. */
export type LiveState = 'held' | 'waiting' | 'offered'
export type LeftState = Exclude<BookingEntryState, LiveState>

export const isLive = (state: BookingEntryState): state is LiveState => state === 'held' || state === 'waiting' || state === 'offered'

type WithEntries = Pick<OfferingDocument, 'entries'>

export const entryOf = ({ entries }: WithEntries, personId: PersonId): Entry | null => entries[personId] ?? null

/** The state of somebody who takes part; null for who never did or has left. */
export function liveStateOf(offering: WithEntries, personId: PersonId): LiveState | null {
  const state = entryOf(offering, personId)?.state
  return state !== undefined && isLive(state) ? state : null
}

export const everyEntry = ({ entries }: WithEntries) => Object.entries(entries) as [PersonId, Entry][]

const BLANK: Entry = { n: 0, state: 'held', since: new Date(0), until: null, name: null, party: [], number: null, drawn: null, applied: [] }

/** An entry with other fields, counted as another version of it. */
export const changedEntry = (entry: Entry | null, fields: Partial<Omit<Entry, 'n'>>): Entry => ({
  ...(entry ?? BLANK),
  ...fields,
  n: (entry?.n ?? 0) + 1,
})

/** Everybody who came with this person; mostly nobody else. */
export const partyOf = (entry: Entry | null, personId: PersonId): Party => (entry && entry.party.length > 0 ? entry.party : [personId])

/** Only who came with others remembers them. */
export const partyField = (ids: Party): Party => (ids.length > 1 ? ids : [])

/** What an entry is with a place; its number is filled in later. */
export const heldFields = (ids: Party, now: Date) =>
  ({ state: 'held', since: now, until: null, party: partyField(ids), number: null, drawn: null }) as const

/** What an entry is on the waitlist. */
export const waitingFields = (ids: Party, now: Date) => ({ ...heldFields(ids, now), state: 'waiting' }) as const
