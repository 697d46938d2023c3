import type { PersonId } from '../../../../contract/kernel/ids'
import type { OfferingDocument, Participant } from '../offeringDocument'
import { numberOf } from './numbers'
import { changedParticipant, liveStateOf, participantOf } from './participants'
import { withoutPerson } from './places'

interface Erased {
  readonly personId: PersonId
  /** The id under which a place is kept that is held in something that has begun. */
  readonly alias: PersonId
  /** Has a request of the person reserved time for this offering and not settled it? */
  readonly isUnderWay: boolean
  readonly at: Date
}

/**
 * An offering from which somebody is erased. A place in something that has begun stays taken, by nobody whom the id leads to: whoever registers again
 * has the same id, and must find nothing of what they had.
 */
export function withoutErased(offering: OfferingDocument, { personId, alias, isUnderWay, at }: Erased): OfferingDocument {
  const isKept = at >= offering.startsAt && liveStateOf(offering, personId) === 'held'
  const left = isKept ? offering : withoutPerson(offering, personId, 'cancelled', at)
  const participant = participantOf(left, personId)
  const { [personId]: _, ...others } = left.participants
  const kept = isKept && participant ? { [alias]: nameless(participant, numberOf(left, personId)) } : {}
  // A booking that is under way finds that somebody was here (`reservation.ts`) and lets go.
  const sign = isUnderWay
    ? { [personId]: changedParticipant(participant, { state: 'cancelled', since: at, number: null, name: null }) }
    : {}
  return {
    ...left,
    participants: { ...others, ...kept, ...sign },
    allocationLog: left.allocationLog.includes(personId)
      ? left.allocationLog.map((id) => (id === personId ? alias : id))
      : left.allocationLog,
  }
}

/** What remembers requests is left out: a request names its person. */
const nameless = (participant: Participant, number: number | null): Participant =>
  changedParticipant(participant, { name: null, number, party: [], requestTags: [] })
