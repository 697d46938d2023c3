import type { SessionRow } from '../../../../contract/course/course'
import type { CourseId, SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { OwnOffering } from '../../booking/offeringDocument'
import { availabilityOf } from '../../booking/rules/availability'
import { isLive } from '../../booking/rules/entries'
import { viewOwnBooking } from '../../booking/rules/ownBooking'
import { fitsShift, isEvening } from '../rules/dayTimes'
import { asSession } from './sessionView'

/** A session as the catalogue lists it; null for an offering that is none. */
export function viewSessionRow(own: OwnOffering, personId: PersonId, now: Date): SessionRow | null {
  const session = asSession(own)
  if (!session) return null
  const { _id, groupId: courseId, details: about, slots, startsAt } = session
  const { title, programme, category, school, priceFen } = about
  const { schoolId, name, townId } = school
  return {
    ...{ sessionId: _id as SessionId, courseId: courseId as CourseId, title, programme, category, priceFen },
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
