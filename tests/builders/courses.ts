import type { OfferingDocument } from '../../cloudfunctions/domains/booking/offeringDocument'
import { facetsOf } from '../../cloudfunctions/domains/course/rules/catalogue'
import { isSession } from '../../cloudfunctions/domains/course/sessionDetails'
import type { Actions } from '../../contract'
import type { InputOf } from '../../contract/kernel/action'
import { aSession, sessionId } from './offerings'
import { daysAfter, minutesAfter, NOON } from './time'

/** An evening lesson, 19:00 to 20:30, a number of days after the sample day, as it crosses the wire. */
export const aLesson = (days: number) => ({
  from: minutesAfter(daysAfter(NOON, days), 7 * 60).toISOString(),
  to: minutesAfter(daysAfter(NOON, days), 8.5 * 60).toISOString(),
})

type Draft = InputOf<Actions['course.save']>

/** A draft of a session with three evenings, open from yesterday until the first one. */
export const aSessionDraft = (overrides: Partial<Draft> = {}): Draft => ({
  sessionId: sessionId(),
  courseId: 'crs_sample',
  title: '示例插花课',
  programme: 'nightSchool',
  category: 'craft',
  description: '示例：从一枝花开始。',
  teacher: '示例老师',
  schoolId: 'sch_own',
  priceFen: 0,
  eligibility: [],
  limit: null,
  capacity: 2,
  mode: 'firstCome',
  waitLimit: 10,
  offerMinutes: 120,
  certificatePercent: 80,
  passQuota: 200,
  opensAt: daysAfter(NOON, -1).toISOString(),
  closesAt: aLesson(3).from,
  cancelUntil: daysAfter(NOON, 2).toISOString(),
  lessons: [aLesson(3), aLesson(10), aLesson(17)],
  ...overrides,
})

/** A published session that appears in the catalogue. */
export function aListedSession(overrides: Partial<OfferingDocument> = {}): OfferingDocument {
  const session = aSession(overrides)
  if (!isSession(session.details)) throw new Error('a category of a contest is in no catalogue')
  return { ...session, facets: facetsOf(session, session.details), ...overrides }
}
