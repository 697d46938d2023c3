import type { TownId } from '../../contract/account/ids'
import type { Availability, OwnBooking, Standing } from '../../contract/booking/booking'
import type { Lesson, OwnSession, SchoolView, SessionRow, SessionView } from '../../contract/course/course'
import type { CourseId, SchoolId, SessionId } from '../../contract/course/ids'
import type { Actions } from '../../contract/index'
import type { OutputOf } from '../../contract/kernel/action'
import { daysAfter, minutesAfter, NOON } from './time'

/** Views of courses relative to an instant: noon of the sample day unless a test gives another. */

const HOUR = 60

const evening = (start: Date, no: number, days: number): Lesson => ({
  no,
  from: minutesAfter(daysAfter(start, days), 7 * HOUR).toISOString(),
  to: minutesAfter(daysAfter(start, days), 8.5 * HOUR).toISOString(),
  cancelled: null,
})

/** Weekly lessons from the ninth day on, from 19:00 to 20:30 when `start` is noon. */
export const weeklyLessons = (count: number, { start = NOON, first = 9 } = {}): Lesson[] =>
  Array.from({ length: count }, (_, at) => evening(start, at + 1, first + 7 * at))

export const anAvailability = (overrides: Partial<Availability> = {}, start = NOON): Availability => ({
  state: 'open',
  mode: 'firstCome',
  opensAt: daysAfter(start, -1).toISOString(),
  closesAt: daysAfter(start, 9).toISOString(),
  cancelUntil: daysAfter(start, 8).toISOString(),
  capacity: 30,
  left: 12,
  waiting: 0,
  offerMinutes: 120,
  ...overrides,
})

export const aSchoolView = (overrides: Partial<SchoolView> = {}): SchoolView => ({
  schoolId: 'sch_1' as SchoolId,
  name: '东太湖职工之家（示例）',
  townId: 'twn_4' as TownId,
  address: '示例路 1 号 302 室',
  location: { latitude: 31.1, longitude: 120.6 },
  ...overrides,
})

export const aSessionView = (overrides: Partial<SessionView> = {}, start = NOON): SessionView => {
  const lessons = overrides.lessons ?? weeklyLessons(8, { start })
  return {
    sessionId: 'ses_1' as SessionId,
    courseId: 'crs_1' as CourseId,
    title: '花艺造景',
    programme: 'nightSchool',
    category: 'craft',
    description: '示例：从一枝花开始，学会做一盆自己的小景。材料由学校准备。',
    teacher: '示例老师',
    school: aSchoolView(),
    startsAt: lessons[0]?.from ?? start.toISOString(),
    endsAt: lessons.at(-1)?.to ?? start.toISOString(),
    lessons,
    priceFen: 0,
    eligibility: [],
    limit: 2,
    certificatePercent: 80,
    availability: anAvailability({}, start),
    cancelled: null,
    drawId: null,
    mine: null,
    hindrance: null,
    ...overrides,
  }
}

export const anOwnBooking = (overrides: Partial<OwnBooking> = {}, start = NOON): OwnBooking => ({
  state: 'held',
  since: daysAfter(start, -1).toISOString(),
  position: null,
  offeredUntil: null,
  cancelling: 'free',
  drawn: null,
  ...overrides,
})

export const anOffer = (minutes: number, start = NOON) =>
  anOwnBooking({ state: 'offered', offeredUntil: minutesAfter(start, minutes).toISOString() }, start)

export const aStanding = (overrides: Partial<Standing> = {}): Standing => ({ marks: 0, credits: 0, blockedUntil: null, ...overrides })

export const anOwnSession = (overrides: Partial<OwnSession> = {}, start = NOON): OwnSession => ({
  session: aSessionView({ mine: anOwnBooking({}, start) }, start),
  attended: 0,
  missed: 0,
  pass: { number: 12, quota: 200, name: '张示例', text: 'XGPASS' },
  certificateNo: null,
  ...overrides,
})

export const aSessionRow = (overrides: Partial<SessionRow> = {}, start = NOON): SessionRow => {
  const { sessionId, courseId, title, programme, category, school, startsAt, lessons, priceFen, availability } = aSessionView({}, start)
  const { schoolId, name, townId } = school
  return {
    sessionId,
    courseId,
    title,
    programme,
    category,
    startsAt,
    priceFen,
    availability,
    school: { schoolId, name, townId },
    lessons: lessons.length,
    evening: true,
    fitsShift: false,
    mine: null,
    ...overrides,
  }
}

export const shownCourse = (
  sessions: readonly SessionView[] = [aSessionView()],
  standing = aStanding(),
  start = NOON,
): OutputOf<Actions['course.show']> => ({ sessions: [...sessions], next: null, standing, now: start.toISOString() })

export const ownCourses = (overrides: Partial<OutputOf<Actions['course.mine']>> = {}, start = NOON): OutputOf<Actions['course.mine']> => ({
  current: [anOwnSession({}, start)],
  past: [],
  standing: aStanding(),
  now: start.toISOString(),
  ...overrides,
})

export const coursePlaces = (): OutputOf<Actions['course.places']> => ({
  towns: [
    { townId: 'twn_3' as TownId, name: '吴江高新区·盛泽镇' },
    { townId: 'twn_4' as TownId, name: '东太湖度假区·太湖新城' },
  ],
  schools: [aSchoolView()],
})
