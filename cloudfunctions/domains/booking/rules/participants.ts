import type { BookingEntryState } from '../../../../contract/booking/booking'
import { offerEndsAt } from '../../../../contract/booking/bounds'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { OfferingDocument, Participant, Party } from '../offeringDocument'

/** The states of people who take part or want to; in all others somebody has left. */
export type LiveState = 'held' | 'waiting' | 'offered'
export type LeftState = Exclude<BookingEntryState, LiveState>

export const isLive = (state: BookingEntryState): state is LiveState => state === 'held' || state === 'waiting' || state === 'offered'

type WithParticipants = Pick<OfferingDocument, 'participants'>

export const participantOf = ({ participants }: WithParticipants, personId: PersonId): Participant | null => participants[personId] ?? null

/**
 * Does this participant still stand for a person? One without a name has withdrawn the registration: nothing follows for anybody from what stays of them,
 * nor for the same person who has registered anew.
 */
export const isSomebody = (participant: Participant): boolean => participant.name !== null

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

/** Only who is offered a place together with others remembers them: who waits together stands in the queue, and who holds a place holds it alone. */
export const partyField = (ids: Party): Party => (ids.length > 1 ? ids : [])

/** Who takes a place: the person, or others for them, who then have a free way out. */
export type TakenBy = 'self' | 'others'

/** What becomes of an offered place that is taken. */
export const takenFields = (now: Date, by: TakenBy) =>
  ({ state: 'held', since: now, until: null, given: by === 'others', party: [] }) as const

/** What a participant is with a place. The number may be filled in later. */
export const heldFields = (now: Date, by: TakenBy = 'self') => ({ ...takenFields(now, by), number: null, drawn: null }) as const

/** What a participant is on the waitlist. */
export const waitingFields = (now: Date) => ({ ...heldFields(now), state: 'waiting' }) as const

/** What a participant is who has left. */
export const leftFields = (state: LeftState, now: Date) =>
  ({ state, since: now, until: null, given: false, party: [], number: null }) as const

/** Until when somebody's offered place is kept; null for somebody who is offered none. */
export const offerUntil = ({ startsAt }: Pick<OfferingDocument, 'startsAt'>, { until }: Participant): Date | null =>
  until && offerEndsAt(until, startsAt)

/** Has an offer run out, also where no timer has noticed yet? */
export function isOfferOver(offering: Pick<OfferingDocument, 'startsAt'>, participant: Participant, now: Date): boolean {
  const until = offerUntil(offering, participant)
  return until !== null && until <= now
}

/** Has one of these people withdrawn the registration between two looks at an offering? */
export const wasErasedSince = (before: WithParticipants, now: WithParticipants, ids: readonly PersonId[]): boolean =>
  ids.some((id) => now.participants[id]?.name === null && now.participants[id]?.version !== before.participants[id]?.version)
