import type { OfferingDocument, Participant } from '../../cloudfunctions/domains/booking/offeringDocument'
import { listKeyOf, newOffering } from '../../cloudfunctions/domains/booking/rules/offering'
import { isSession, type SessionDetails } from '../../cloudfunctions/domains/course/sessionDetails'
import type { TownId } from '../../contract/account/ids'
import type { SchoolId, SessionId } from '../../contract/course/ids'
import { daysAfter, minutesAfter, NOON } from './time'

export const sessionId = (name = 'sample') => `ses_${name}` as SessionId

/** An evening lesson, 19:00 to 20:30, a number of days after the sample day. */
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
  certifiedAt: null,
  ...overrides,
})

/** A published session with three evenings, open for booking, of which nobody has a place yet; so many of the first have an attendance pass. */
export function aSession(overrides: Partial<OfferingDocument> = {}): OfferingDocument {
  const details = overrides.details ?? aSessionDetails()
  const slots = overrides.slots ?? (isSession(details) ? details.lessons.map(({ from, to }) => ({ from, to })) : [])
  const startsAt = slots[0]?.from ?? daysAfter(NOON, 3)
  const session = newOffering({
    _id: overrides._id ?? sessionId(),
    status: 'published',
    capacity: overrides.capacity ?? 2,
    waitLimit: 10,
    opensAt: daysAfter(NOON, -1),
    closesAt: startsAt,
    startsAt,
    endsAt: slots.at(-1)?.to ?? startsAt,
    cancelUntil: daysAfter(startsAt, -1),
    offerMinutes: 120,
    slots,
    venue: 'sch_own',
    benefit: { quota: 200, returned: 0 },
    groupId: 'crs_sample',
    details,
  })
  return { ...session, listKey: listKeyOf(overrides.startsAt ?? startsAt, session._id), ...overrides }
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
