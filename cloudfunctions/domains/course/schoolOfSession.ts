import type { SchoolId, SessionId } from '../../../contract/course/ids'
import { offerings } from '../booking/offeringDocument'

/** The school where a session is taught: its teachers may act there. Null when there is no such session. */
export async function schoolOfSession(sessionId: SessionId): Promise<SchoolId | null> {
  const about = (await offerings.getPart(sessionId, ['about']))?.details
  return about?.kind === 'session' ? about.school.schoolId : null
}
