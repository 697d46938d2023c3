import type { PersonId } from '../../../../contract/kernel/ids'
import type { OfferingDocument, Participant } from '../offeringDocument'
import { withShortLog } from './numbers'
import { changedParticipant, heldFields, liveStateOf, type ParticipantFields, participantOf, waitingFields } from './participants'
import type { NamedPerson } from './places'

/** Somebody whose ticket was drawn so many-th. */
export interface DrawnPerson extends NamedPerson {
  readonly number: number
}

interface Drawing {
  readonly won: readonly DrawnPerson[]
  readonly waiting: readonly DrawnPerson[]
  /** So many tickets were drawn. */
  readonly of: number
}

type Entered = Pick<
  OfferingDocument,
  'participants' | 'allocationLog' | 'allocatedBefore' | 'queue' | 'waiting' | 'free' | 'drawnAt' | 'dueAt'
>

/**
 * Writes what was drawn into an offering, all at once: a place for each winner, the waitlist in the drawn order. Somebody whom staff have booked in
 * already stays as they are. A winner has wished for it and couldn't choose the day of the draw, so the way out is free as with every place that others give. A place that is left while somebody waits (its winner withdrew the registration) is due to be offered at once.
 */
export function enterDrawing(offering: OfferingDocument, { won, waiting, of }: Drawing, now: Date): Entered {
  const isNew = ({ personId }: DrawnPerson) => liveStateOf(offering, personId) === null
  const winners = won.filter(isNew)
  const waiters = waiting.filter(isNew)
  const enter = ({ personId, name, number }: DrawnPerson, fields: ParticipantFields): [PersonId, Participant] => [
    personId,
    changedParticipant(participantOf(offering, personId), { ...fields, name, drawn: { number, of } }),
  ]
  const given = offering.allocatedBefore + offering.allocationLog.length
  const held = winners.map((person, at) => enter(person, { ...heldFields(now, 'others'), number: given + at + 1 }))
  const queued = waiters.map((person) => enter(person, waitingFields(now)))
  const free = offering.free - winners.length
  const total = offering.waiting + waiters.length
  const { participants, allocationLog, allocatedBefore } = withShortLog({
    participants: { ...offering.participants, ...Object.fromEntries([...held, ...queued]) },
    allocationLog: [...offering.allocationLog, ...winners.map(({ personId }) => personId)],
    allocatedBefore: offering.allocatedBefore,
  })
  return {
    participants,
    allocationLog,
    allocatedBefore,
    queue: [...offering.queue, ...waiters.map(({ personId }) => [personId])],
    waiting: total,
    free,
    drawnAt: now,
    dueAt: free > 0 && total > 0 ? now : offering.dueAt,
  }
}
