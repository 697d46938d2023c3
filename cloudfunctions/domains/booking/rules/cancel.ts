import { STANDING_RULE } from '../../../../contract/booking/standingRule'
import { HOUR_MS } from '../../../../contract/kernel/duration'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import { notePenalty } from '../effects'
import type { OfferingDocument } from '../offeringDocument'
import { cancellingOf } from './booking'
import type { OfferingDecision } from './offering'
import { liveStateOf, participantOf } from './participants'
import { withoutPerson } from './places'

export type LeaveRefusal = Refusal<'NOT_BOOKED' | 'ALREADY_BEGUN'>

/** Gives a place back, gives up an offered one, or stops waiting. */
export function decideCancel(offering: OfferingDocument, personId: PersonId, now: Date): OfferingDecision<LeaveRefusal> {
  const participant = participantOf(offering, personId)
  const state = liveStateOf(offering, personId)
  if (!participant || !state) return refuse({ code: 'NOT_BOOKED', details: {} })
  if (state === 'waiting') return { kind: 'change', next: withoutPerson(offering, personId, 'cancelled', now) }
  if (state === 'offered') return { kind: 'change', next: withoutPerson(offering, personId, 'declined', now) }
  const cancelling = offering.status === 'cancelled' ? 'free' : cancellingOf(offering, participant, now)
  if (cancelling === 'no') return refuse({ code: 'ALREADY_BEGUN', details: {} })
  const next = withoutPerson(offering, personId, cancelling === 'late' ? 'late' : 'cancelled', now)
  return { kind: 'change', next, effects: consequencesOf(offering, personId, cancelling, now) }
}

/**
 * A place that is given back too late is noted; one that is given back early, while somebody waits for it, earns a credit: one for each offering, however
 * often somebody comes and goes.
 */
function consequencesOf(offering: OfferingDocument, personId: PersonId, cancelling: 'free' | 'late', now: Date): NewEffect[] {
  const { _id: offeringId, details, cancelUntil, waiting, status } = offering
  if (cancelling === 'late') {
    const add = { key: `${offeringId}:${now.getTime()}`, kind: 'late', offeringId, title: details.title, at: now } as const
    return [notePenalty({ personId, change: { add }, at: now })]
  }
  const isEarly = cancelUntil.getTime() - now.getTime() >= STANDING_RULE.earlyHours * HOUR_MS
  if (!isEarly || waiting === 0 || status !== 'published') return []
  return [notePenalty({ personId, change: { credit: { key: `early:${offeringId}`, at: now } }, at: now })]
}
