import type { SessionView } from '../../../contract/course/course'
import CoursePage from '../../../src/packages/course/rider/show'
import { anAvailability, aSessionView, shownCourse } from '../../builders/courseViews'
import { NOON } from '../../builders/time'
import type { Answers } from './backend'
import { openCoursePage } from './courseHand'

/** Opens the course page with one session in this state. */
export const openCourse = (session: Partial<SessionView> = {}, answers: Answers = {}) =>
  openCoursePage(
    CoursePage,
    { 'course.show': () => ({ ok: true, data: shownCourse([aSessionView(session)]) }), ...answers },
    { courseId: 'crs_1', sessionId: 'ses_1' },
  )

/** Replies for a course whose session changes from one state to the other with the first write. */
export function changing(before: Partial<SessionView>, after: Partial<SessionView>) {
  let session = aSessionView(before)
  const change = () => {
    session = aSessionView(after)
    return { ok: true, data: { session, now: NOON.toISOString() } } as const
  }
  return { show: () => ({ ok: true, data: shownCourse([session]) }) as const, change }
}

export const full = anAvailability({ state: 'waitlist', left: 0, waiting: 5 })
