import type { SessionView } from '../../contract/course'
import type { PersonId, SessionId } from '../../contract/ids'
import { agendaOf } from '../shared/booking/agendaDocument'
import { bookerOf } from '../shared/booking/facts'
import { ownOfferingOf } from '../shared/booking/ownOffering'
import { type Onlooker, viewSession } from './views/sessionView'

export async function onlookerOf(personId: PersonId): Promise<Onlooker> {
  const [agenda, booker] = await Promise.all([agendaOf(personId), bookerOf(personId)])
  return { agenda, booker }
}

/** A session as this person sees it now; null when there is none, or only a draft. */
export async function sessionFor(sessionId: SessionId, personId: PersonId, now: Date): Promise<SessionView | null> {
  const [own, onlooker] = await Promise.all([ownOfferingOf(sessionId, [personId]), onlookerOf(personId)])
  return own && viewSession(own, onlooker, now)
}
