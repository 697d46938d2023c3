import type { SessionAbout } from '../../cloudfunctions/domains/booking/about'
import type { Entry, OfferingDocument } from '../../cloudfunctions/domains/booking/offeringDocument'
import { listKeyOf } from '../../cloudfunctions/domains/booking/rules/listKey'
import { unchanged } from '../../cloudfunctions/kernel/database/decision'
import type { TownId } from '../../contract/account/ids'
import type { CourseId, SchoolId, SessionId } from '../../contract/course/ids'
import { daysAfter, minutesAfter, NOON } from './time'

export const sessionId = (name = 'sample') => `ses_${name}` as SessionId

/** An evening lesson, 19:00 to 20:30, a number of days after the sample day. */
const evening = (days: number) => ({ from: minutesAfter(daysAfter(NOON, days), 7 * 60), to: minutesAfter(daysAfter(NOON, days), 8.5 * 60) })

export const aSessionAbout = (overrides: Partial<SessionAbout> = {}): SessionAbout => ({
  kind: 'session',
  title: '示例插花课',
  programme: 'nightSchool',
  category: 'craft',
  description: '示例：从一枝花开始。',
  teacher: '示例老师',
  school: { schoolId: 'sch_own' as SchoolId, name: '示例学校', townId: 'twn_sample' as TownId, address: '示例路 1 号', location: null },
  lessons: [3, 10, 17].map((days, at) => ({ no: at + 1, ...evening(days), cancelled: null, reminded: false, closed: false })),
  priceFen: 0,
  certificatePercent: 80,
  passQuota: 200,
  ...overrides,
})

/** A published session with three evenings, open for booking, without any bookings. */
export function aSession(overrides: Partial<OfferingDocument> = {}): OfferingDocument {
  const about = overrides.about ?? aSessionAbout()
  const slots = overrides.slots ?? (about.kind === 'session' ? about.lessons.map(({ from, to }) => ({ from, to })) : [])
  const startsAt = slots[0]?.from ?? daysAfter(NOON, 3)
  const capacity = overrides.capacity ?? 2
  return {
    _id: sessionId(),
    ...unchanged,
    status: 'published',
    cancelReason: null,
    mode: 'firstCome',
    capacity,
    free: capacity,
    waitLimit: 10,
    waiting: 0,
    opensAt: daysAfter(NOON, -1),
    closesAt: startsAt,
    startsAt,
    endsAt: slots.at(-1)?.to ?? startsAt,
    cancelUntil: daysAfter(startsAt, -1),
    offerMinutes: 120,
    eligibility: [],
    limit: null,
    slots,
    place: 'sch_own',
    entries: {},
    queue: [],
    dueAt: null,
    order: [],
    passesBack: 0,
    drawId: null,
    drawnAt: null,
    courseId: 'crs_sample' as CourseId,
    facets: [],
    nextLessonAt: null,
    about,
    listKey: listKeyOf(overrides.startsAt ?? startsAt, overrides._id ?? sessionId()),
    ...overrides,
  }
}

export const anEntry = (overrides: Partial<Entry> = {}): Entry => ({
  n: 1,
  state: 'held',
  since: NOON,
  until: null,
  name: '示*例',
  party: [],
  number: 1,
  drawn: null,
  applied: [],
  ...overrides,
})
