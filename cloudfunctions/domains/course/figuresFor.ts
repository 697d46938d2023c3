import type { SessionId } from '../../../contract/course/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { statisticsOfPerson } from './attendance/figures'
import type { Session } from './views/sessionView'

/** How often a person came to a session, and how often not: nothing of either for who holds no place. */
export async function figuresFor(personId: PersonId): Promise<(session: Session) => { attended: number; missed: number }> {
  const figures = await statisticsOfPerson(personId)
  return ({ _id, details: about, participants: entries }) => {
    const entry = entries[personId]
    if (entry?.state !== 'held') return { attended: 0, missed: 0 }
    const { attended, missed } = figures(_id as SessionId, about.lessons, entry.since)
    return { attended, missed }
  }
}
