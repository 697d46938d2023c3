import type { SessionRow } from '../../../contract/course'
import type { CourseId, PersonId, SessionId } from '../../../contract/ids'
import type { SessionAbout } from '../../shared/booking/about'
import type { OfferingHead, OwnOffering } from '../../shared/booking/offeringDocument'
import { availabilityOf } from '../../shared/booking/rules/availability'
import { isLive } from '../../shared/booking/rules/entries'
import { viewOwnBooking } from '../../shared/booking/rules/ownBooking'
import { fitsShift, isEvening } from '../rules/dayTimes'

/** An offering that is a session; null for any other. */
export const sessionOf = <O extends OfferingHead>(offering: O): (O & { about: SessionAbout; _id: SessionId; courseId: CourseId }) | null =>
  isSession(offering) ? offering : null

const isSession = <O extends OfferingHead>(offering: O): offering is O & { about: SessionAbout; _id: SessionId; courseId: CourseId } =>
  offering.about.kind === 'session' && offering.courseId !== null

/** A session as the catalogue lists it; null for an offering that is none. */
export function viewSessionRow(own: OwnOffering, personId: PersonId, now: Date): SessionRow | null {
  const session = sessionOf(own)
  if (!session) return null
  const { _id: sessionId, courseId, about, slots, startsAt } = session
  const { title, programme, category, school, priceFen } = about
  const { schoolId, name, townId } = school
  return {
    ...{ sessionId, courseId, title, programme, category, priceFen },
    school: { schoolId, name, townId },
    startsAt: startsAt.toISOString(),
    lessons: slots.length,
    evening: isEvening(slots),
    fitsShift: fitsShift(slots),
    availability: availabilityOf(own, now),
    mine: liveState(own, personId, now),
  }
}

function liveState(own: OwnOffering, personId: PersonId, now: Date): SessionRow['mine'] {
  const state = viewOwnBooking(own, personId, null, now)?.state
  return state !== undefined && isLive(state) ? state : null
}
