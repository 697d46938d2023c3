import type { RosterRow } from '../../../../contract/course/courseStaff'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { Participant, OfferingDocument } from '../../booking/offeringDocument'
import { everyParticipant } from '../../booking/rules/entries'

export type FiguresOf = (personId: PersonId, since: Date) => { attended: number; missed: number }

const NEVER = { attended: 0, missed: 0 }

/** Everybody of a session: who holds a place by its number, who is offered one, who waits in order, and who has left. */
export function viewRoster(offering: OfferingDocument, figures: FiguresOf, now: Date): RosterRow[] {
  const positions = new Map(offering.queue.flatMap((party, at) => party.map((id) => [id, at + 1] as const)))
  return everyParticipant(offering)
    .map(([personId, entry]) => viewRow(personId, entry, positions.get(personId) ?? null, figures, now))
    .sort((a, b) => rankOf(a) - rankOf(b) || (a.number ?? 0) - (b.number ?? 0) || (a.position ?? 0) - (b.position ?? 0) || byTime(a, b))
}

function viewRow(personId: PersonId, entry: Participant, position: number | null, figures: FiguresOf, now: Date): RosterRow {
  const isOver = entry.until !== null && entry.until <= now
  const since = (isOver && entry.until) || entry.since
  return {
    personId,
    name: entry.name,
    state: isOver ? 'expired' : entry.state,
    since: since.toISOString(),
    position,
    offeredUntil: isOver ? null : (entry.until?.toISOString() ?? null),
    number: entry.number,
    drawn: entry.drawn,
    ...(entry.state === 'held' ? figures(personId, entry.since) : NEVER),
  }
}

const ORDER: readonly RosterRow['state'][] = ['held', 'offered', 'waiting']
const rankOf = ({ state }: RosterRow) => (ORDER.includes(state) ? ORDER.indexOf(state) : ORDER.length)
const byTime = (a: RosterRow, b: RosterRow) => a.since.localeCompare(b.since)
