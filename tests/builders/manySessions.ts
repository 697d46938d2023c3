import type { OfferingDocument } from '../../cloudfunctions/domains/booking/offeringDocument'
import type { CourseId } from '../../contract/course/ids'
import { aListedSession } from './courses'
import { aSessionDetails, sessionId } from './offerings'
import { daysAfter, minutesAfter } from './time'

const CATEGORIES = ['degree', 'training', 'skill', 'wellbeing', 'craft', 'sport'] as const
const SESSIONS_OF_A_COURSE = 10

/**
 * The day of a session's first lesson. Half of all sessions are over, because sessions are kept for two years; dozens begin at the same
 * instant.
 */
const firstDay = (n: number) => (n % 2 === 0 ? 1 + (n % 60) : -60 + (n % 50))

export const courseAmongMany = (n: number) => `crs_n${Math.floor(n / SESSIONS_OF_A_COURSE)}` as CourseId

/** The n-th session of a city with many sessions: ten of each course, one in twenty a draft. */
export function sessionAmongMany(n: number, noon: Date): OfferingDocument {
  const from = minutesAfter(daysAfter(noon, firstDay(n)), 7 * 60)
  const lessons = [{ no: 1, from, to: minutesAfter(from, 90), cancelled: null, reminded: false, closed: false }]
  const category = CATEGORIES[Math.floor(n / 2) % CATEGORIES.length] ?? 'craft'
  return aListedSession({
    ...{ _id: sessionId(`n${n}`), groupId: courseAmongMany(n), status: n % 20 === 19 ? 'draft' : 'published' },
    details: aSessionDetails({ lessons, category, priceFen: n % 3 === 0 ? 0 : 3000 }),
  })
}
