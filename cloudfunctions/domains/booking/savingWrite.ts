import type { PersonId } from '../../../contract/kernel/ids'
import type { Condition, Modification, Operation } from '../../kernel/database/modify'
import type { OfferingDocument, Participant } from './offeringDocument'
import { everyParticipant, isLive } from './rules/participants'

type Conditions = Record<string, Condition>
type Changes = Record<string, Operation>

/**
 * The update that makes one offering of the other: only what differs, and of the participants only those that do. It is guarded by the revision, which
 * places that are taken in a rush don't raise (`takingWrite.ts`). They only lower what is free, lengthen the queue and enter people, so what they change
 * is written as a difference, and the update holds wherever they make none to the decision. In a rush nobody who cancels, accepts or calls something off
 * has to try again because others take places.
 */
export function savingWrite(before: OfferingDocument, after: OfferingDocument): Modification<OfferingDocument> {
  const isLogWrittenAnew = isAnotherLog(before, after)
  const changed = changedIn(before, after)
  const gone = everyParticipant(before).filter(([id]) => !(id in after.participants))
  const numbered = new Set(isLogWrittenAnew ? [] : after.allocationLog.slice(before.allocationLog.length))
  return {
    when: {
      revision: { is: before.revision },
      ...(isLogWrittenAnew ? { takings: { is: before.takings } } : {}),
      ...enoughFree(before, after),
      ...sameWaiting(before, after),
      ...sameParticipants(before, [...changed, ...gone]),
    },
    change: {
      ...fieldsOf(before, after),
      ...difference('free', before.free, after.free),
      ...difference('waiting', before.waiting, after.waiting),
      ...(before.queue === after.queue ? {} : { queue: { set: after.queue } }),
      ...logWritten(before, after, isLogWrittenAnew),
      // The number of a place that is given now follows from where it comes to stand in the log (`syncBooking.ts`).
      ...Object.fromEntries(changed.map(([id, one]) => [`participants.${id}`, { set: numbered.has(id) ? { ...one, number: null } : one }])),
      ...Object.fromEntries(gone.map(([id]) => [`participants.${id}`, { drop: true }])),
    },
  }
}

/** The participants of an offering that are others than before. */
export const changedIn = (before: OfferingDocument, after: OfferingDocument): [PersonId, Participant][] =>
  everyParticipant(after).filter(([id, participant]) => before.participants[id] !== participant)

/** Written as a difference, or by what carries out effects. */
const WRITTEN_APART: readonly (keyof OfferingDocument)[] = [
  ...(['_id', 'participants', 'free', 'waiting', 'queue', 'takings', 'allocationLog'] as const),
  ...(['outbox', 'owed', 'outboxDueAt'] as const),
]

const fieldsOf = (before: OfferingDocument, after: OfferingDocument): Changes =>
  Object.fromEntries(
    (Object.keys(after) as (keyof OfferingDocument)[])
      .filter((field) => !WRITTEN_APART.includes(field) && before[field] !== after[field])
      .map((field) => [field, { set: after[field] }]),
  )

const difference = (field: string, before: number, after: number): Changes => (after === before ? {} : { [field]: { add: after - before } })

/** Has the log begun anew, or does an entry name somebody else? Otherwise it has only grown. */
const isAnotherLog = (before: OfferingDocument, after: OfferingDocument): boolean =>
  after.allocatedBefore !== before.allocatedBefore || before.allocationLog.some((id, at) => after.allocationLog[at] !== id)

function logWritten(before: OfferingDocument, after: OfferingDocument, isWrittenAnew: boolean): Changes {
  if (isWrittenAnew) return { allocationLog: { set: after.allocationLog } }
  const added = after.allocationLog.slice(before.allocationLog.length)
  return added.length > 0 ? { allocationLog: { append: added } } : {}
}

/** Places that the decision gives must still be free. */
function enoughFree(before: OfferingDocument, after: OfferingDocument): Conditions {
  const given = after.capacity - after.free - (before.capacity - before.free)
  return given > 0 ? { free: { atLeast: before.free - after.free } } : {}
}

/** Nobody may have begun to wait where places stay free, for they would have to be offered one, nor where the queue is written anew. */
const sameWaiting = (before: OfferingDocument, after: OfferingDocument): Conditions =>
  after.free > 0 || before.queue !== after.queue ? { waiting: { is: before.waiting } } : {}

/** With more of them it asks whether anything was taken at all. */
const MOST_CONDITIONS = 40

/** Who had left or wasn't there may have taken a place meanwhile; somebody who takes part is changed by decisions alone. */
function sameParticipants(before: OfferingDocument, written: readonly [PersonId, Participant][]): Conditions {
  const others = written.map(([id]) => id).filter((id) => !isLive(before.participants[id]?.state ?? 'cancelled'))
  if (others.length > MOST_CONDITIONS) return { takings: { is: before.takings } }
  return Object.fromEntries(
    others.map((id): [string, Condition] => {
      const participant = before.participants[id]
      return [`participants.${id}.version`, participant ? { is: participant.version } : { absent: true }]
    }),
  )
}
