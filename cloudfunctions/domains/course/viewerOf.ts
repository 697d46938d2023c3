import type { PersonId } from '../../../contract/kernel/ids'
import { agendaOf } from '../booking/agendaDocument'
import { bookerOf } from '../booking/facts'
import type { Viewer } from './views/sessionView'

/** Who looks at sessions, with all that decides whether they may book. */
export async function viewerOf(personId: PersonId): Promise<Viewer> {
  const [agenda, booker] = await Promise.all([agendaOf(personId), bookerOf(personId)])
  return { personId, agenda, facts: booker?.facts ?? null }
}
