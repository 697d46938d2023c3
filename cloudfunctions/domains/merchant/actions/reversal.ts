import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { MerchantId, RedemptionId } from '../../../../contract/merchant/ids'
import type { RedemptionRow, reversalActions } from '../../../../contract/merchant/reversal'
import { dayOf } from '../../../kernel/calendar'
import { change } from '../../../kernel/database/change'
import { findFirst, findPage } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import { eventIdOf, type WriteRequest } from '../../../kernel/request'
import type { MerchantDocument } from '../merchantDocument'
import { type RedemptionDocument, redemptions } from '../redemptionDocument'
import { decideAskReversal, decideReversal as decideReversalBy, decideReverse } from '../rules/reversal'
import { viewDeclined, viewRow } from '../views'

type Actions = typeof reversalActions

const PAGE = 50
/** Declined customers of a day that are shown beside what was redeemed. */
const MOST_DECLINED = 50

export const log: Handler<Actions['log']> = async (input, { caller, granted: merchant, now }) => {
  const { merchantId, day = dayOf(now), redemptionId, after } = input
  const [{ rows, next }, declined, wanted] = await Promise.all([
    findPage(redemptions, 'day', { equals: { merchantId, day, outcome: 'redeemed' }, after, size: PAGE }),
    after ? [] : findFirst(redemptions, 'day', { equals: { merchantId, day, outcome: 'declined' }, most: MOST_DECLINED }),
    redemptionId && !after ? ofShop(merchantId, redemptionId)() : null,
  ])
  return {
    data: {
      day,
      rows: rows.flatMap((one) => viewRow(one, merchant, caller.personId) ?? []),
      wanted: wanted && viewRow(wanted, merchant, caller.personId),
      declined: declined.flatMap((one) => viewDeclined(one) ?? []),
      next,
      now: now.toISOString(),
    },
  }
}

/** A redemption of this shop. Of another shop's there is none. */
const ofShop = (merchantId: MerchantId, redemptionId: RedemptionId) => async () => {
  const redemption = await redemptions.get(redemptionId)
  return redemption?.merchantId === merchantId ? redemption : null
}

const by = (personId: PersonId, request: WriteRequest, redemptionId: RedemptionId) => ({
  personId,
  eventId: eventIdOf(request, redemptionId),
  now: request.now,
})

export const askReversal: Handler<Actions['askReversal']> = async ({ merchantId, redemptionId, reason }, { caller, granted, request }) => {
  const who = { personId: caller.personId, now: request.now }
  const outcome = await change(redemptions, ofShop(merchantId, redemptionId), request, (one) => decideAskReversal(one, reason, who))
  return 'refusal' in outcome ? outcome : answered(outcome.doc, granted, caller.personId)
}

export const decideReversal: Handler<Actions['decideReversal']> = async (input, { caller, granted, request }) => {
  const { merchantId, redemptionId, confirm } = input
  const who = by(caller.personId, request, redemptionId)
  const outcome = await change(redemptions, ofShop(merchantId, redemptionId), request, (one) => decideReversalBy(one, confirm, who))
  return 'refusal' in outcome ? outcome : answered(outcome.doc, granted, caller.personId)
}

function answered(
  doc: RedemptionDocument,
  merchant: MerchantDocument,
  personId: PersonId,
): { data: { row: RedemptionRow } } | { refusal: Refusal<'NOT_FOUND'> } {
  const row = viewRow(doc, merchant, personId)
  return row ? { data: { row } } : { refusal: { code: 'NOT_FOUND', details: {} } }
}

export const reverse: Handler<Actions['reverse']> = async ({ redemptionId, reason }, { caller, request }) => {
  const who = by(caller.personId, request, redemptionId)
  const outcome = await change(
    redemptions,
    () => redemptions.get(redemptionId),
    request,
    (one) => decideReverse(one, reason, who),
  )
  return 'refusal' in outcome ? outcome : { data: { reversed: outcome.doc.reversal?.state === 'reversed' } }
}
