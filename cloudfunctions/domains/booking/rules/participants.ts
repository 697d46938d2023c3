import type { BookingEntryState } from '../../../../contract/booking/booking'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { OfferingDocument, Participant, Party } from '../offeringDocument'

/** The states of people who take part or want to; in all others somebody has left. */
export type LiveState = 'held' | 'waiting' | 'offered'
export type LeftState = Exclude<BookingEntryState, LiveState>

export const isLive = (state: BookingEntryState): state is LiveState => state === 'held' || state === 'waiting' || state === 'offered'

type WithParticipants = Pick<OfferingDocument, 'participants'>

export const participantOf = ({ participants }: WithParticipants, personId: PersonId): Participant | null => participants[personId] ?? null

/** The state of somebody who takes part or wants to; null for who never did or has left. */
export function liveStateOf(offering: WithParticipants, personId: PersonId): LiveState | null {
  const state = participantOf(offering, personId)?.state
  return state !== undefined && isLive(state) ? state : null
}

export const everyParticipant = ({ participants }: WithParticipants) => Object.entries(participants) as [PersonId, Participant][]

const NEW: Participant = {
  version: 0,
  state: 'held',
  since: new Date(0),
  until: null,
  name: null,
  party: [],
  number: null,
  drawn: null,
  requestTags: [],
}

export type ParticipantFields = Partial<Omit<Participant, 'version'>>

/** A participant with other fields, counted as another version; null: somebody new. */
export const changedParticipant = (participant: Participant | null, fields: ParticipantFields): Participant => ({
  ...(participant ?? NEW),
  ...fields,
  version: (participant?.version ?? 0) + 1,
})

/** Everybody who came with this person; mostly nobody else. */
export const partyOf = (participant: Participant | null, personId: PersonId): Party =>
  participant && participant.party.length > 0 ? participant.party : [personId]

/** Only who came with others remembers them. */
export const partyField = (ids: Party): Party => (ids.length > 1 ? ids : [])

/** What a participant is with a place. The number may be filled in later. */
export const heldFields = (ids: Party, now: Date) =>
  ({ state: 'held', since: now, until: null, party: partyField(ids), number: null, drawn: null }) as const

/** What a participant is on the waitlist. */
export const waitingFields = (ids: Party, now: Date) => ({ ...heldFields(ids, now), state: 'waiting' }) as const

/** Has one of these people withdrawn the registration between two looks at an offering? */
export const wasErasedSince = (before: WithParticipants, now: WithParticipants, ids: readonly PersonId[]): boolean =>
  ids.some((id) => now.participants[id]?.name === null && now.participants[id]?.version !== before.participants[id]?.version)
