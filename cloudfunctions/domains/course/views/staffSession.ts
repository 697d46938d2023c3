import type { StaffSession } from '../../../../contract/course/courseStaff'
import type { CourseId, SessionId } from '../../../../contract/course/ids'
import type { OfferingHead } from '../../booking/offeringDocument'
import { availabilityOf } from '../../booking/rules/availability'
import { asSession, viewLesson } from './sessionView'

/** A session as staff see it. */
export function viewStaffSession(offering: OfferingHead, now: Date): StaffSession {
  const session = asSession(offering)
  if (!session) throw new Error(`${offering._id} is no session`)
  const { _id, groupId: courseId, details: about, status, mode, capacity, limit, drawId } = session
  const { title, programme, category, description, teacher, priceFen, certificatePercent, passQuota } = about
  return {
    ...{
      sessionId: _id as SessionId,
      courseId: courseId as CourseId,
      title,
      programme,
      category,
      description,
      teacher,
      priceFen,
      certificatePercent,
      passQuota,
    },
    ...{ schoolId: about.school.schoolId, lessons: about.lessons.map(viewLesson) },
    ...{ eligibility: [...session.eligibility], limit: limit?.most ?? null, capacity, mode, drawId },
    opensAt: session.opensAt.toISOString(),
    closesAt: session.closesAt.toISOString(),
    cancelUntil: session.cancelUntil.toISOString(),
    ...{ offerMinutes: session.offerMinutes, waitLimit: session.waitLimit },
    ...{ status, cancelled: session.cancelReason, availability: status === 'draft' ? null : availabilityOf(offering, now) },
  }
}
