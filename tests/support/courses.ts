import { dayOf, startOf } from '../../cloudfunctions/kernel/calendar'
import type { CourseId, SchoolId, SessionId } from '../../contract/course/ids'
import type { Actions } from '../../contract/index'
import type { InputOf } from '../../contract/kernel/action'
import type { District } from './district'

/** Courses of a district, created and published through the actions that staff use. */

type Draft = InputOf<Actions['course.save']>

const schoolId = 'sch_1' as SchoolId

export const sampleSchool = {
  schoolId,
  name: '运河职工之家（示例）',
  townId: 'twn_1',
  address: '示例路 1 号 302 室',
  location: { latitude: 31.1, longitude: 120.6 },
  open: true,
} as const

/** The instant of a time of day in Shanghai, a number of days from today. */
const inDays = (days: number, hour: string) => {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number)
  return new Date(startOf(dayOf(new Date()), days).getTime() + (hours * 60 + minutes) * 60_000).toISOString()
}

const draft = (number: number, overrides: Partial<Draft>): Draft => ({
  sessionId: `ses_${number}` as SessionId,
  courseId: `crs_${number}` as CourseId,
  title: `示例课 ${number}`,
  programme: 'nightSchool',
  category: 'craft',
  description: '示例：从一枝花开始。',
  teacher: '示例老师',
  schoolId,
  priceFen: 0,
  eligibility: [],
  limit: null,
  capacity: 10,
  mode: 'firstCome',
  opensAt: inDays(-1, '09:00'),
  closesAt: inDays(7 + number, '18:00'),
  cancelUntil: inDays(6 + number, '19:00'),
  offerMinutes: 120,
  waitLimit: 10,
  certificatePercent: null,
  passQuota: 200,
  lessons: [0, 7, 14].map((days) => ({ from: inDays(7 + number + days, '19:00'), to: inDays(7 + number + days, '20:30') })),
  ...overrides,
})

let count = 0

/** Opens another session for booking, on an evening of its own. */
export async function openSession(district: District, overrides: Partial<Draft> = {}): Promise<Draft> {
  const staff = district.phone('staff')
  if (count === 0) await staff.ask('school.save', sampleSchool)
  count += 1
  const session = draft(count, overrides)
  await staff.ask('course.save', session)
  await staff.ask('course.publish', { sessionId: session.sessionId })
  return session
}
