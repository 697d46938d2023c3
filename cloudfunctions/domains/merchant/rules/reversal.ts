import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { ReversalReason } from '../../../../contract/merchant/reversal'
import { dayOf } from '../../../kernel/calendar'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { giveBackRedemption, tellColleagues } from '../effects'
import type { RedemptionDocument } from '../redemptionDocument'

/** Taking back what was redeemed (冲正, M8, M9): by two people of the shop on the same day, later by the district. Everything stays on record. */

interface By {
  readonly personId: PersonId
  readonly eventId: string
  readonly now: Date
}

/** One of the shop asks for it, and everybody else who works there hears that a second person is needed. */
export function decideAskReversal(
  { _id, outcome, given, reversal, day }: RedemptionDocument,
  reason: ReversalReason,
  { personId, now }: Pick<By, 'personId' | 'now'>,
): Decision<RedemptionDocument, Refusal<'NOT_POSSIBLE_NOW' | 'ONLY_THE_DISTRICT'>> {
  if (!given || outcome !== 'redeemed' || reversal) return refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })
  if (day !== dayOf(now)) return refuse({ code: 'ONLY_THE_DISTRICT', details: {} })
  const asked = { state: 'asked', reason, askedBy: personId, at: now, day: null, confirmedBy: null, givenBackInAll: false } as const
  return {
    kind: 'change',
    next: { reversal: asked },
    effects: [tellColleagues({ redemptionId: _id, askedBy: personId, after: null, at: now })],
  }
}

/** The second person confirms, or says that it stays. Saying that it stays is open to whoever has asked, too. */
export function decideReversal(
  { _id, reversal, day }: RedemptionDocument,
  confirm: boolean,
  { personId, eventId, now }: By,
): Decision<RedemptionDocument, Refusal<'NOTHING_PROPOSED' | 'SECOND_PERSON_NEEDED' | 'ONLY_THE_DISTRICT'>> {
  if (reversal?.state !== 'asked') return refuse({ code: 'NOTHING_PROPOSED', details: {} })
  if (!confirm) return { kind: 'change', next: { reversal: null } }
  if (reversal.askedBy === personId) return refuse({ code: 'SECOND_PERSON_NEEDED', details: {} })
  if (day !== dayOf(now)) return refuse({ code: 'ONLY_THE_DISTRICT', details: {} })
  return {
    kind: 'change',
    next: { reversal: { ...reversal, state: 'reversed', at: now, day: dayOf(now), confirmedBy: personId } },
    effects: [giveBackRedemption({ redemptionId: _id, eventId, at: now })],
  }
}

/** The district takes it back, whatever day it was, and whether or not the shop has asked. */
export function decideReverse(
  { _id, outcome, reversal }: RedemptionDocument,
  reason: ReversalReason,
  { personId, eventId, now }: By,
): Decision<RedemptionDocument, Refusal<'NOT_POSSIBLE_NOW'>> {
  if (outcome !== 'redeemed' || reversal?.state === 'reversed') return refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })
  const askedBy = reversal?.askedBy ?? personId
  return {
    kind: 'change',
    next: { reversal: { state: 'reversed', reason, askedBy, at: now, day: dayOf(now), confirmedBy: personId, givenBackInAll: false } },
    effects: [giveBackRedemption({ redemptionId: _id, eventId, at: now })],
  }
}
