import type { SessionView } from '../../../../contract/course/course'
import type { CourseId, SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { LessonPlan, SessionDetails } from '../../booking/about'
import type { AgendaDocument } from '../../booking/agendaDocument'
import type { OfferingHead, OwnOffering } from '../../booking/offeringDocument'
import { positionOf } from '../../booking/ownOffering'
import { type Facts, blockerOf } from '../../booking/rules/agenda'
import { availabilityOf } from '../../booking/rules/availability'
import { liveStateOf } from '../../booking/rules/entries'
import { viewOwnBooking } from '../../booking/rules/ownBooking'

/** Who looks: their bookings, and what is known of them as a rider; null for who is not verified. */
export interface Viewer {
  readonly personId: PersonId
  readonly agenda: AgendaDocument
  readonly facts: Facts | null
}

export type Session = OwnOffering & { readonly about: SessionDetails }

/** Null for an offering that is no session. */
export const asSession = <O extends OfferingHead>(found: O | null): (O & { readonly about: SessionDetails }) | null =>
  found?.details.kind === 'session' ? { ...found, details: found.details } : null

/** A session as this person sees it, with where they stand and what would be in their way. */
export async function viewSession(session: Session, viewer: Viewer, now: Date): Promise<SessionView> {
  const { details: about, _id, groupId: courseId, startsAt, endsAt, eligibility, limit, cancelReason, drawId } = session
  const { title, programme, category, description, teacher, school, priceFen, certificatePercent } = about
  return {
    ...{ title, programme, category, description, teacher, school, priceFen, certificatePercent, drawId },
    sessionId: _id as SessionId,
    courseId: courseId as CourseId,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    lessons: about.lessons.map(viewLesson),
    eligibility: [...eligibility],
    limit: limit?.most ?? null,
    availability: availabilityOf(session, now),
    cancelled: cancelReason,
    mine: viewOwnBooking(session, viewer.personId, await positionOf(session, viewer.personId), now),
    hindrance: hindranceFor(session, viewer, now),
  }
}

export const viewLesson = ({ no, from, to, cancelled }: LessonPlan) => ({ no, from: from.toISOString(), to: to.toISOString(), cancelled })

/** Nothing is in the way of who takes part already. */
function hindranceFor(session: Session, { personId, agenda, facts }: Viewer, now: Date): SessionView['hindrance'] {
  if (liveStateOf(session, personId)) return null
  return facts ? blockerOf(agenda, session, facts, now) : { code: 'NOT_VERIFIED', details: {} }
}
