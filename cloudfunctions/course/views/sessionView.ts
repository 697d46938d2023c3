import type { SessionView } from '../../../contract/course'
import type { LessonPlan } from '../../shared/booking/about'
import type { AgendaDocument } from '../../shared/booking/agendaDocument'
import { hindranceOf } from '../../shared/booking/hindrance'
import type { OwnOffering } from '../../shared/booking/offeringDocument'
import { positionOf } from '../../shared/booking/position'
import { availabilityOf } from '../../shared/booking/rules/availability'
import { viewOwnBooking } from '../../shared/booking/rules/ownBooking'
import type { RiderDocument } from '../../shared/riders/riderDocument'
import { sessionOf } from './sessionRow'

/** Who looks, and what of them decides whether they may book. */
export interface Onlooker {
  readonly agenda: AgendaDocument
  readonly rider: RiderDocument | null
}

/** A session as one person sees it; null for an offering that is none. */
export async function viewSession(own: OwnOffering, onlooker: Onlooker, now: Date): Promise<SessionView | null> {
  const session = sessionOf(own)
  if (!session) return null
  const { _id: sessionId, courseId, about, startsAt, endsAt, eligibility, limit, cancelReason, drawId } = session
  const { title, programme, category, description, teacher, school, priceFen, certificatePercent } = about
  const { _id: personId } = onlooker.agenda
  const [position, hindrance] = await Promise.all([positionOf(sessionId, own, personId), hindranceOf(own, onlooker, now)])
  return {
    ...{ sessionId, courseId, title, programme, category, description, teacher, school, priceFen, certificatePercent, drawId },
    ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), lessons: about.lessons.map(viewLesson) },
    ...{ eligibility: [...eligibility], limit: limit?.most ?? null, cancelled: cancelReason, availability: availabilityOf(own, now) },
    mine: viewOwnBooking(own, personId, position, now),
    hindrance,
  }
}

export const viewLesson = ({ no, from, to, cancelled }: LessonPlan) => ({
  ...{ no, from: from.toISOString(), to: to.toISOString(), cancelled },
})
