import type { Refusal } from '../../../../../contract/kernel/refusal'
import { earlierUse } from '../../../../kernel/database/change'
import { refuse } from '../../../../kernel/database/decision'
import { eventIdOf, type WriteRequest } from '../../../../kernel/request'
import { personIdOfRider } from '../../../account/public'
import { changeOffering, type OfferingDecision } from '../../../booking/changeOffering'
import { takeClaimed } from '../../../booking/claimed'
import { type Booker, bookerOf } from '../../../booking/facts'
import { bookingNews } from '../../../booking/messages'
import { type OfferingDocument, offerings } from '../../../booking/offeringDocument'
import { type Hindrance, hindranceOf } from '../../../booking/rules/agenda'
import { liveStateOf } from '../../../booking/rules/entries'
import { give } from '../../../booking/rules/places'
import type { HandlerOf } from '../../../handlerOf'
import { isOn } from '../../rules/changes'
import { viewStaffSession } from '../../views/staffSession'

type EnrolRefusal = Refusal<'NOT_POSSIBLE_NOW' | 'PLACES_ARE_DRAWN' | 'ALREADY_BOOKED' | 'FULL'>
type TakeRefusal = EnrolRefusal | Hindrance | Refusal<'REQUEST_REUSED' | 'NOT_FOUND'>

/** As a booking of the rider's own (`domains/booking/book`), past the window, with a reason. What can't be done anyway is refused before anything is written. */
export const enrolFor: HandlerOf<'course.enrolFor'> = async ({ sessionId, riderId, reason }, { request, now }) => {
  const [offering, booker] = await Promise.all([offerings.get(sessionId), bookerOf(personIdOfRider(riderId))])
  if (!offering) return { refusal: { code: 'NOT_FOUND', details: {} } }
  if (!booker) return { refusal: { code: 'NOT_VERIFIED', details: {} } }
  const { personId, facts } = booker
  const isNew = earlierUse(offering, request) === null
  const hopeless = isNew ? refusalOf(offering, personId, now) : null
  if (hopeless) return { refusal: hopeless }
  const outcome = await takeClaimed<{ doc: OfferingDocument }, TakeRefusal>(
    { offeringId: sessionId, personIds: [personId], request },
    isNew ? offering : null,
    (agenda) => hindranceOf(agenda, offering, facts, now),
    () => changeOffering<EnrolRefusal>(sessionId, request, (doc) => decide(doc, booker, reason, request)),
  )
  return 'refusal' in outcome ? outcome : { data: viewStaffSession(outcome.doc, now) }
}

function decide(offering: OfferingDocument, booker: Booker, reason: string, request: WriteRequest): OfferingDecision<EnrolRefusal> {
  const { personId } = booker
  const refusal = refusalOf(offering, personId, request.now)
  if (refusal) return refuse(refusal)
  const content = { kind: 'bookedByStaff', title: offering.about.title, reason } as const
  return {
    kind: 'change',
    next: give(offering, [booker], request.now),
    effects: [bookingNews.tell({ eventId: eventIdOf(request, personId), personId, content, at: request.now })],
  }
}

/** The window may be over or not yet there; the queue counts for staff as well. */
function refusalOf(offering: OfferingDocument, personId: Booker['personId'], now: Date): EnrolRefusal | null {
  const { mode, drawnAt, free, waiting, waitLimit } = offering
  if (!isOn(offering, now)) return { code: 'NOT_POSSIBLE_NOW', details: {} }
  if (mode === 'draw' && !drawnAt) return { code: 'PLACES_ARE_DRAWN', details: {} }
  const state = liveStateOf(offering, personId)
  if (state) return { code: 'ALREADY_BOOKED', details: { state } }
  return free > 0 && waiting === 0 ? null : { code: 'FULL', details: { waitlist: waiting < waitLimit, waiting } }
}
