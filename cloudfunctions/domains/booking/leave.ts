import { createHash } from 'node:crypto'
import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { aliasIdOf, newAlias } from '../../kernel/people/ids'
import { systemRequest, type WriteRequest } from '../../kernel/request'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { keepMeasure } from '../account/public'
import { agendaOf, agendas } from './agendaDocument'
import { changeOffering } from './changeOffering'
import { decideCancel, type LeaveRefusal } from './rules/cancel'
import { withoutErased } from './rules/erased'
import { liveStateOf } from './rules/participants'
import { blockedUntil } from './rules/penalties'
import { withoutPerson } from './rules/places'

/** All ways by which somebody leaves an offering. */

const OFFER_OVER = { code: 'OFFER_OVER', details: {} } as const

/** {@link decideCancel}, done. Idempotent by the request. */
export const cancelBooking = (offeringId: OfferingId, personId: PersonId, request: WriteRequest) =>
  changeOffering<LeaveRefusal>(offeringId, request, (offering) => decideCancel(offering, personId, request.now), { participant: personId })

/** Gives up the places that a party was offered. */
export const declineOffer = (offeringId: OfferingId, personId: PersonId, request: WriteRequest) =>
  changeOffering<typeof OFFER_OVER>(
    offeringId,
    request,
    (offering) =>
      liveStateOf(offering, personId) === 'offered'
        ? { kind: 'change', next: withoutPerson(offering, personId, 'declined', request.now) }
        : { kind: 'refuse', refusal: OFFER_OVER },
    { participant: personId },
  )

/** Places that were taken a moment ago and can't be kept are given back, without consequence. */
export const releasePlaces = (offeringId: OfferingId, personIds: readonly PersonId[], request: WriteRequest) =>
  changeOffering(offeringId, { ...request, requestId: `release-${request.requestId}` }, (offering) => ({
    kind: 'change',
    next: personIds.reduce((next, id) => withoutPerson(next, id, 'cancelled', request.now), offering),
  }))

interface Erasing {
  /** Stands for the person in what is kept; a new one where no erasure gives one. */
  readonly alias?: string
  /** What was just taken for them, and may not be in the agenda. */
  readonly taken?: readonly OfferingId[]
}

/**
 * Somebody's registration is being erased: their places go to the next in line, what they hold in something that has begun is kept under the alias, and
 * their agenda goes. That they may not book for a while outlasts it. Repeatable.
 */
export const eraseBookings = (personId: PersonId, at: Date, { alias = newAlias(), taken = [] }: Erasing = {}): Promise<void> =>
  retryOnConflict(async () => {
    const agenda = await agendaOf(personId)
    const ids = new Set([...(Object.keys(agenda.bookings) as OfferingId[]), ...taken])
    for (const offeringId of ids) {
      const reservation = agenda.bookings[offeringId]?.reservation ?? null
      await changeOffering(offeringId, erasureOf(personId, offeringId, reservation, at), (offering) => ({
        kind: 'change',
        next: withoutErased(offering, { personId, alias: aliasIdOf(alias), isUnderWay: reservation !== null, at }),
      }))
    }
    const until = blockedUntil(agenda, at)
    if (until) await keepMeasure(personId, 'booking', { kind: 'block', reason: null, since: at, until }, at)
    // What was reserved meanwhile is in the agenda: it is read again before it goes.
    return agenda.revision === 0 || (await agendas.remove(personId, { revision: agenda.revision })) ? undefined : LOST
  })

/** For each reservation once: one that was made since the last look needs a sign of its own in the offering. */
function erasureOf(personId: PersonId, offeringId: OfferingId, reservation: string | null, at: Date): WriteRequest {
  const about = `${personId}:${offeringId}:${reservation ?? ''}:${at.getTime()}`
  const requestId = createHash('sha256').update(about).digest('hex').slice(0, 32)
  return systemRequest({ actorId: 'erasure', action: 'rider.withdraw', requestId, now: at })
}
