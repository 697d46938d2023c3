import type { SchoolId } from '../../../../../contract/course/ids'
import { offerings } from '../../../booking/offeringDocument'
import type { HandlerOf } from '../../../handlerOf'
import { LESSON_PART, lessonsIn, viewLesson } from '../../attendance/lesson'
import { schools } from '../../schools/schoolDocument'

const DAY_MS = 24 * 3_600_000
/** Of so many days before, so that yesterday's roll can still be corrected; and so many ahead. */
const [BEFORE_DAYS, AHEAD_DAYS] = [2, 7]
/** Running and coming sessions of one school. */
const MOST = 200

export const lessons: HandlerOf<'attendance.lessons'> = async ({ schoolId }, { now }) => {
  const [school, near] = await Promise.all([schools.get(schoolId), lessonsNear(schoolId, now)])
  if (!school) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const { name, townId, address, location } = school
  return { data: { school: { schoolId, name, townId, address, location }, lessons: near, now: now.toISOString() } }
}

async function lessonsNear(schoolId: SchoolId, now: Date) {
  const [first, last] = [new Date(now.getTime() - BEFORE_DAYS * DAY_MS), new Date(now.getTime() + AHEAD_DAYS * DAY_MS)]
  const fields = [...LESSON_PART, 'capacity', 'free'] as const
  const running = await offerings.findPart('place', { equals: { place: schoolId }, from: first, limit: MOST }, fields)
  return running
    .flatMap((offering) => lessonsIn(offering).map((one) => ({ one, taken: offering.capacity - offering.free })))
    .filter(({ one: { lesson } }) => lesson.to >= first && lesson.from <= last)
    .sort((a, b) => a.one.lesson.from.getTime() - b.one.lesson.from.getTime())
    .map(({ one, taken }) => ({ ...viewLesson(one), taken }))
}
