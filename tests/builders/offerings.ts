import type { SessionDetails } from '../../cloudfunctions/domains/booking/about'
import type { Participant, OfferingDocument } from '../../cloudfunctions/domains/booking/offeringDocument'
import { listKeyOf } from '../../cloudfunctions/domains/booking/rules/listKey'
import type { TownId } from '../../contract/account/ids'
import type { CourseId, SchoolId, SessionId } from '../../contract/course/ids'
import { daysAfter, minutesAfter, NOON } from './time'

export const sessionId = (name = 'sample') => `ses_${name}` as SessionId

/** A lesson in the evening, so many days after noon of the sample day: 19:00 to 20:30. */
const evening = (days: number) => ({ from: minutesAfter(daysAfter(NOON, days), 7 * 60), to: minutesAfter(daysAfter(NOON, days), 8.5 * 60) })

export const aSessionDetails = (overrides: Partial<SessionDetails> = {}): SessionDetails => ({
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

/** A published session with three evenings, open for booking, of which nobody has a place yet. */
export function aSession(overrides: Partial<OfferingDocument> = {}): OfferingDocument {
  const about = overrides.details ?? aSessionDetails()
  const slots = overrides.slots ?? (about.kind === 'session' ? about.lessons.map(({ from, to }) => ({ from, to })) : [])
  const startsAt = slots[0]?.from ?? daysAfter(NOON, 3)
  const capacity = overrides.capacity ?? 2
  return {
    _id: sessionId(),
    ...{ revision: 0, applied: [], outbox: {}, owed: 0, outboxDueAt: null },
    ...{ status: 'published', cancelReason: null, mode: 'firstCome', capacity, free: capacity, waitLimit: 10, waiting: 0 },
    ...{
      opensAt: daysAfter(NOON, -1),
      closesAt: startsAt,
      startsAt,
      endsAt: slots.at(-1)?.to ?? startsAt,
      cancelUntil: daysAfter(startsAt, -1),
    },
    ...{
      offerMinutes: 120,
      eligibility: [],
      limit: null,
      slots,
      venue: 'sch_own',
      participants: {},
      queue: [],
      dueAt: null,
      allocationLog: [],
      passesBack: 0,
    },
    ...{ drawId: null, drawnAt: null, groupId: 'crs_sample' as CourseId, facets: [], wakeAt: null, details: about },
    listKey: listKeyOf(overrides.startsAt ?? startsAt, overrides._id ?? sessionId()),
    ...overrides,
  }
}

export const aParticipant = (overrides: Partial<Participant> = {}): Participant => ({
  version: 1,
  state: 'held',
  since: NOON,
  until: null,
  name: '示*例',
  party: [],
  number: 1,
  drawn: null,
  requestTags: [],
  ...overrides,
})
