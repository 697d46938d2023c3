import type { SessionRow, SessionView } from '../../../contract/course/course'
import type { RosterRow, StaffSession } from '../../../contract/course/courseStaff'
import type { PersonId } from '../../../contract/kernel/ids'
import {
  agendaOf,
  availabilityOf,
  blockerOf,
  everyParticipant,
  type Facts,
  isLive,
  liveStateOf,
  numberOf,
  type OfferingDocument,
  type OfferingHead,
  type OwnOffering,
  offerUntil,
  type Participant,
  positionOf,
  upToDate,
  verifiedRider,
  viewOwnBooking,
} from '../booking/public'
import type { AttendanceStatistics, OwnPlace } from './attendance/rules/record'
import { fitsShift, isEvening } from './rules/catalogue'
import { asSession, type LessonPlan, lessonsOf, type Session } from './sessionDetails'

/** A session as the catalogue lists it; null for an offering that is none. */
export function viewSessionRow(own: OwnOffering, personId: PersonId, now: Date): SessionRow | null {
  const session = asSession(own)
  if (!session) return null
  const { slots, details } = session
  const { schoolId, name, townId } = details.school
  const state = viewOwnBooking(own, personId, null, now)?.state
  return {
    sessionId: session._id,
    courseId: session.groupId,
    title: details.title,
    programme: details.programme,
    category: details.category,
    priceFen: details.priceFen,
    school: { schoolId, name, townId },
    startsAt: session.startsAt.toISOString(),
    lessons: slots.length,
    evening: isEvening(slots),
    fitsShift: fitsShift(slots),
    availability: availabilityOf(own, now),
    ...(session.eligibility.length > 0 && { eligibility: [...session.eligibility] }),
    mine: state !== undefined && isLive(state) ? state : null,
  }
}

/** Somebody who looks at sessions, with all that decides whether they may book. */
export interface Viewer {
  readonly personId: PersonId
  readonly agenda: Awaited<ReturnType<typeof agendaOf>>
  /** What is known of them as a rider; null for somebody who is not verified. */
  readonly facts: Facts | null
}

export async function viewerOf(personId: PersonId): Promise<Viewer> {
  const [agenda, booker] = await Promise.all([agendaOf(personId), verifiedRider(personId)])
  return { personId, agenda, facts: booker?.facts ?? null }
}

/** A session as this person sees it, with where they stand and what would be in their way. */
export async function viewSession(session: Session, viewer: Viewer, now: Date): Promise<SessionView> {
  const [view, hindrance] = await Promise.all([viewBooked(session, viewer.personId, now), blockerFor(session, viewer, now)])
  return { ...view, hindrance }
}

/** A session as somebody sees it who has booked it: nothing is in their way. */
export async function viewBooked(session: Session, personId: PersonId, now: Date): Promise<SessionView> {
  const { details } = session
  return {
    sessionId: session._id,
    courseId: session.groupId,
    title: details.title,
    programme: details.programme,
    category: details.category,
    description: details.description,
    teacher: details.teacher,
    school: details.school,
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    lessons: lessonsOf(session).map(viewLessonPlan),
    priceFen: details.priceFen,
    eligibility: [...session.eligibility],
    limit: session.limit?.most ?? null,
    certificatePercent: details.certificatePercent,
    availability: availabilityOf(session, now),
    cancelled: session.cancelReason,
    drawId: session.drawId,
    mine: viewOwnBooking(session, personId, await positionOf(session, personId), now),
    hindrance: null,
  }
}

const viewLessonPlan = ({ no, from, to, cancelled, revision, changedAt }: LessonPlan) => ({
  no,
  from: from.toISOString(),
  to: to.toISOString(),
  cancelled,
  ...(revision !== undefined && { revision }),
  ...(changedAt !== undefined && { changedAt: changedAt.toISOString() }),
})

/** Nothing is in the way of somebody who takes part already. What seems to be in the way is asked whether it still is. */
async function blockerFor(session: Session, { personId, agenda, facts }: Viewer, now: Date): Promise<SessionView['hindrance']> {
  if (liveStateOf(session, personId)) return null
  if (!facts) return { code: 'NOT_VERIFIED', details: {} }
  const blocker = blockerOf(agenda, session, facts, now)
  if (blocker?.code !== 'CLASHES_WITH' && blocker?.code !== 'BOOKING_LIMIT') return blocker
  return blockerOf(await upToDate(agenda, session, now), session, facts, now)
}

/** A session as staff see it. */
export function viewStaffSession(offering: OfferingHead, now: Date): StaffSession {
  const session = asSession(offering)
  if (!session) throw new Error(`${offering._id} is no session`)
  const { details, status } = session
  return {
    sessionId: session._id,
    courseId: session.groupId,
    title: details.title,
    programme: details.programme,
    category: details.category,
    description: details.description,
    teacher: details.teacher,
    schoolId: details.school.schoolId,
    priceFen: details.priceFen,
    eligibility: [...session.eligibility],
    limit: session.limit?.most ?? null,
    capacity: session.capacity,
    mode: session.mode,
    opensAt: session.opensAt.toISOString(),
    closesAt: session.closesAt.toISOString(),
    cancelUntil: session.cancelUntil.toISOString(),
    offerMinutes: session.offerMinutes,
    waitLimit: session.waitLimit,
    certificatePercent: details.certificatePercent,
    passQuota: session.benefit?.quota ?? 0,
    lessons: lessonsOf(session).map(viewLessonPlan),
    status,
    cancelled: session.cancelReason,
    drawId: session.drawId,
    availability: status === 'draft' ? null : availabilityOf(session, now),
  }
}

type Statistics = Pick<AttendanceStatistics, 'attended' | 'missed'>

/** Everybody of a session: who holds a place by its number, who is offered one, who waits in order, and who has left. */
export function viewRoster(
  offering: OfferingDocument,
  statisticsOf: (personId: PersonId, place: OwnPlace) => Statistics,
  now: Date,
): RosterRow[] {
  const positions = new Map(offering.queue.flatMap((party, at) => party.map((id) => [id, at + 1] as const)))
  return everyParticipant(offering)
    .map(([personId, participant]) => {
      const statistics = participant.state === 'held' ? statisticsOf(personId, participant) : { attended: 0, missed: 0 }
      return viewRosterRow(personId, offering, participant, positions.get(personId) ?? null, statistics, now)
    })
    .sort((a, b) => rankOf(a) - rankOf(b) || (a.number ?? 0) - (b.number ?? 0) || (a.position ?? 0) - (b.position ?? 0) || byTime(a, b))
}

function viewRosterRow(
  personId: PersonId,
  offering: OfferingDocument,
  participant: Participant,
  position: number | null,
  { attended, missed }: Statistics,
  now: Date,
): RosterRow {
  const { name, state, since, drawn } = participant
  const until = offerUntil(offering, participant)
  const isOver = until !== null && until <= now
  return {
    personId,
    name,
    state: isOver ? 'expired' : state,
    since: (isOver ? until : since).toISOString(),
    position,
    offeredUntil: isOver ? null : (until?.toISOString() ?? null),
    number: numberOf(offering, personId),
    drawn,
    attended,
    missed,
  }
}

const ORDER: readonly RosterRow['state'][] = ['held', 'offered', 'waiting']
const rankOf = ({ state }: RosterRow) => (ORDER.includes(state) ? ORDER.indexOf(state) : ORDER.length)
const byTime = (a: RosterRow, b: RosterRow) => a.since.localeCompare(b.since)
