import type { SessionView } from '../../../contract/course'
import type { LessonPlan } from '../../shared/booking/about'
import type { AgendaDocument } from '../../shared/booking/agendaDocument'
import type { Booker } from '../../shared/booking/facts'
import type { OwnOffering } from '../../shared/booking/offeringDocument'
import { positionOf } from '../../shared/booking/ownOffering'
import { hindranceOf } from '../../shared/booking/rules/agenda'
import { availabilityOf } from '../../shared/booking/rules/availability'
import { liveStateOf } from '../../shared/booking/rules/entries'
import { viewOwnBooking } from '../../shared/booking/rules/ownBooking'
import { sessionOf } from './sessionRow'

/** Who looks, and what of them decides whether they may book. */
export interface Onlooker {
  readonly agenda: AgendaDocument
  /** Null for who is no verified rider. */
  readonly booker: Booker | null
}

/** A session as one person sees it; null for an offering that is none. */
export async function viewSession(own: OwnOffering, onlooker: Onlooker, now: Date): Promise<SessionView | null> {
  const session = sessionOf(own)
  if (!session) return null
  const { _id: sessionId, courseId, about, startsAt, endsAt, eligibility, limit, cancelReason, drawId } = session
  const { title, programme, category, description, teacher, school, priceFen, certificatePercent } = about
  const { _id: personId } = onlooker.agenda
  return {
    ...{ sessionId, courseId, title, programme, category, description, teacher, school, priceFen, certificatePercent, drawId },
    ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), lessons: about.lessons.map(viewLesson) },
    ...{ eligibility: [...eligibility], limit: limit?.most ?? null, cancelled: cancelReason, availability: availabilityOf(own, now) },
    mine: viewOwnBooking(own, personId, await positionOf(own, personId), now),
    hindrance: hindranceFor(own, onlooker, now),
  }
}

/** Whoever takes part already needs no reason why not. */
function hindranceFor(own: OwnOffering, { agenda, booker }: Onlooker, now: Date): SessionView['hindrance'] {
  if (liveStateOf(own, agenda._id)) return null
  return booker ? hindranceOf(agenda, own, booker.facts, now) : { code: 'NOT_VERIFIED', details: {} }
}

export const viewLesson = ({ no, from, to, cancelled }: LessonPlan) => ({
  ...{ no, from: from.toISOString(), to: to.toISOString(), cancelled },
})
