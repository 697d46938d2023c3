import type { CourseId } from '../../../../../contract/course/ids'
import type { PersonId } from '../../../../../contract/kernel/ids'
import { OFFERING_HEAD, type OwnOffering, offerings, withParticipants } from '../../../booking/offeringDocument'
import { viewPenaltyRecord } from '../../../booking/rules/standing'
import type { HandlerOf } from '../../../handlerOf'
import { viewerOf } from '../../viewerOf'
import { asSession, viewSession } from '../../views/sessionView'

/** More sessions than a course has at once. */
const MOST = 50

/** What was called off is shown as well: who had booked it follows an old link to read why. */
export const show: HandlerOf<'course.show'> = async ({ courseId }, { caller: { personId }, now }) => {
  const [viewer, published, cancelled] = await Promise.all([
    viewerOf(personId),
    sessionsOf(courseId, 'published', personId, now),
    sessionsOf(courseId, 'cancelled', personId, now),
  ])
  const inOrder = [...published, ...cancelled].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const sessions = await Promise.all(inOrder.flatMap((own) => asSession(own) ?? []).map((session) => viewSession(session, viewer, now)))
  const standing = viewPenaltyRecord(viewer.agenda, now)
  return { data: { sessions, standing, now: now.toISOString() } }
}

async function sessionsOf(courseId: CourseId, status: string, personId: PersonId, after: Date): Promise<OwnOffering[]> {
  const page = { equals: { courseId, status }, after, limit: MOST }
  return (await offerings.findPart('course', page, OFFERING_HEAD, [`entries.${personId}`])).map(withParticipants)
}
