import type { enrol } from '../../../contract/course/course'
import type { SessionId } from '../../../contract/course/ids'
import type { OutputOf } from '../../../contract/kernel/action'
import type { PersonId } from '../../../contract/kernel/ids'
import { ownOfferingOf } from '../booking/ownOffering'
import { viewerOf } from './viewerOf'
import { asSession, viewSession } from './views/sessionView'

/** The reply to everything that a person does with a booking: the session as it is for them then. */
export async function answerBooked(
  sessionId: SessionId,
  personId: PersonId,
  now: Date,
): Promise<{ data: OutputOf<typeof enrol> } | { refusal: { code: 'NOT_FOUND'; details: Record<never, never> } }> {
  const [own, viewer] = await Promise.all([ownOfferingOf(sessionId, [personId]), viewerOf(personId)])
  const session = asSession(own)
  if (!session) return { refusal: { code: 'NOT_FOUND', details: {} } }
  return { data: { session: await viewSession(session, viewer, now), now: now.toISOString() } }
}
