import type { PersonId } from '../../../../contract/kernel/ids'
import type { OfferingDocument } from '../offeringDocument'
import { everyParticipant, participantOf } from './participants'

type Numbered = Pick<OfferingDocument, 'participants' | 'allocationLog' | 'allocatedBefore'>

/** The number of somebody's place, also where it was not filled in yet; null without a place. */
export function numberOf(offering: Numbered, personId: PersonId): number | null {
  const participant = participantOf(offering, personId)
  if (participant?.state !== 'held') return null
  if (participant.number !== null) return participant.number
  const position = offering.allocationLog.lastIndexOf(personId) + 1
  return position > 0 ? offering.allocatedBefore + position : null
}

/** Everybody, with the number of their place also where it was not filled in yet. */
export const numberedParticipants = (offering: Numbered): Numbered['participants'] =>
  Object.fromEntries(
    everyParticipant(offering).map(([personId, participant]) => [personId, { ...participant, number: numberOf(offering, personId) }]),
  )

/** A log of so many is short enough to be kept. */
const MOST_LOGGED = 300

/** Once the log is long, everybody gets the number that it says, and it begins anew: it grows with each place that is given, and a document ends at 1 MB. */
export function withShortLog<O extends Numbered>(offering: O): O {
  const { allocationLog, allocatedBefore } = offering
  if (allocationLog.length <= MOST_LOGGED) return offering
  const numbers = new Map(allocationLog.map((personId, at) => [personId, allocatedBefore + at + 1]))
  const participants = everyParticipant(offering).map(([personId, participant]) =>
    participant.state === 'held' && participant.number === null
      ? [personId, { ...participant, number: numbers.get(personId) ?? null }]
      : [personId, participant],
  )
  return {
    ...offering,
    participants: Object.fromEntries(participants),
    allocationLog: [],
    allocatedBefore: allocatedBefore + allocationLog.length,
  }
}
