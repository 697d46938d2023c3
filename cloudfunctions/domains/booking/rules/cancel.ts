import { STANDING_RULE } from '../../../../contract/booking/standingRule'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { NewEffect, PayloadOf } from '../../../kernel/effect'
import type { OfferingDecision } from '../changeOffering'
import { noteStandingOf } from '../effects'
import type { OfferingDocument } from '../offeringDocument'
import { type LeftState, liveStateOf } from './entries'
import { cancellingOf } from './ownBooking'
import { giveBack, giveUp, promote, stopWaiting } from './places'

export type LeaveRefusal = Refusal<'NOT_BOOKED' | 'ALREADY_BEGUN'>

const refuse = <R extends Refusal>(refusal: R) => ({ kind: 'refuse', refusal }) as const

/** Somebody leaves an offering in this state, whatever they had there; what comes free is offered to the next in the same update. */
export function without(offering: OfferingDocument, personId: PersonId, state: LeftState, now: Date): OfferingDocument {
  switch (liveStateOf(offering, personId)) {
    case 'held':
      return promote(giveBack(offering, personId, state, now), now)
    case 'offered':
      return promote(giveUp(offering, personId, state, now), now)
    case 'waiting':
      return promote(stopWaiting(offering, personId, state, now), now)
    case null:
      return offering
  }
}

/** Gives a place back, gives up an offered one, or stops waiting. */
export function decideCancel(offering: OfferingDocument, personId: PersonId, now: Date): OfferingDecision<LeaveRefusal> {
  const state = liveStateOf(offering, personId)
  if (!state) return refuse({ code: 'NOT_BOOKED', details: {} })
  if (state === 'waiting') return { kind: 'change', next: without(offering, personId, 'cancelled', now) }
  if (state === 'offered') return { kind: 'change', next: without(offering, personId, 'declined', now) }
  const how = offering.status === 'cancelled' ? 'free' : cancellingOf(offering, now)
  if (how === 'no') return refuse({ code: 'ALREADY_BEGUN', details: {} })
  const next = without(offering, personId, how === 'late' ? 'late' : 'cancelled', now)
  return { kind: 'change', next, effects: standingAfter(offering, personId, how, now) }
}

const HOUR_MS = 3_600_000

/** Given back too late it is noted; early, where others want the place, it earns a credit. */
function standingAfter(offering: OfferingDocument, personId: PersonId, how: 'free' | 'late', now: Date): NewEffect[] {
  const { _id: offeringId, about, cancelUntil, free } = offering
  const key = `${offeringId}:${now.getTime()}`
  const effect = (change: PayloadOf<typeof noteStandingOf>['change']) => noteStandingOf({ personId, change, at: now })
  if (how === 'late') return [effect({ add: { key, kind: 'late', offeringId, title: about.title, at: now } })]
  const isEarly = cancelUntil.getTime() - now.getTime() >= STANDING_RULE.earlyHours * HOUR_MS
  return isEarly && free <= 0 && offering.status === 'published' ? [effect({ credit: { key, at: now } })] : []
}
