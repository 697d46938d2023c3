import type { PersonId } from '../../../../contract/kernel/ids'
import type { Entry, OfferingDocument } from '../offeringDocument'
import { changedEntry, entryOf, heldFields, liveStateOf, waitingFields } from './entries'

/** Somebody whose ticket was drawn so many-th. */
export interface DrawnPerson {
  readonly personId: PersonId
  /** The masked name, for the roll. */
  readonly name: string | null
  readonly number: number
}

type Entered = Pick<OfferingDocument, 'entries' | 'order' | 'queue' | 'waiting' | 'free' | 'drawnAt' | 'dueAt'>

/**
 * Writes what was drawn into a session, all at once: a place for each winner, the waitlist in the drawn order. Whom staff have booked in already stays as
 * they are. A place that is left while somebody waits (its winner withdrew the registration) is due to be offered at once.
 *
 * @param of so many tickets were drawn
 */
export function enterDrawing(
  offering: OfferingDocument,
  { won, waiting, of }: { won: readonly DrawnPerson[]; waiting: readonly DrawnPerson[]; of: number },
  now: Date,
): Entered {
  const isNew = ({ personId }: DrawnPerson) => liveStateOf(offering, personId) === null
  const [winners, waiters] = [won.filter(isNew), waiting.filter(isNew)]
  const entered = (list: readonly DrawnPerson[], fields: (ids: readonly PersonId[], at: number) => Partial<Omit<Entry, 'n'>>) =>
    list.map(({ personId, name, number }, at): [PersonId, Entry] => [
      personId,
      changedEntry(entryOf(offering, personId), { ...fields([personId], at), name, drawn: { number, of } }),
    ])
  const given = offering.order.length
  const held = entered(winners, (ids, at) => ({ ...heldFields(ids, now), number: given + at + 1 }))
  const queued = entered(waiters, (ids) => waitingFields(ids, now))
  const free = offering.free - winners.length
  const total = offering.waiting + waiters.length
  return {
    entries: { ...offering.entries, ...Object.fromEntries([...held, ...queued]) },
    order: [...offering.order, ...winners.map(({ personId }) => personId)],
    queue: [...offering.queue, ...waiters.map(({ personId }) => [personId])],
    ...{ waiting: total, free, drawnAt: now },
    dueAt: free > 0 && total > 0 ? now : offering.dueAt,
  }
}
